-- That there is a photo of the visitor, since when; it may be known before the visitor has come. Takes the place of
-- photo_url: URLs are signed when they are shown, and end after a day.
ALTER TABLE presence ADD COLUMN photo_at timestamptz;
CREATE INDEX presence_photo_only ON presence (photo_at)
    WHERE photo_at IS NOT NULL AND checked_in_at IS NULL AND flagged_at IS NULL AND left_at IS NULL;
