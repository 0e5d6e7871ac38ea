-- What is so old that nobody asks for it is found by its age.
CREATE INDEX idempotency_pada ON idempotency (pada);
CREATE INDEX notice_pada ON notice (pada);
