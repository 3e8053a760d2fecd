-- How alike selfie and document are, 0 to 1, as told by the client that compared them.
ALTER TABLE visit ADD COLUMN photo_match_score double precision;
