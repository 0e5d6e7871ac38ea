-- Who has opened an aduan is asked of its notices.
CREATE INDEX notice_aduan ON notice (aduan_id, person_id);
