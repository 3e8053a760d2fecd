-- Which files and signatures a visit has, so that a page of visits needs no look at them.
ALTER TABLE visit
    ADD COLUMN photo_at        timestamptz,
    ADD COLUMN id_photo_at     timestamptz,
    ADD COLUMN id_type         text,
    ADD COLUMN selfie_at       timestamptz,
    ADD COLUMN nda_signed_at   timestamptz,
    ADD COLUMN nda_declined_at timestamptz;
