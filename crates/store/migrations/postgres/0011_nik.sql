-- When staff saw on the KTP that the NIK is its owner's; missing where nobody has looked.
ALTER TABLE person ADD COLUMN nik_diperiksa_pada BIGINT;
