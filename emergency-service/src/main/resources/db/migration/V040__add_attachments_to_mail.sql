-- JSON, contents in Base64; null for mails without any.
ALTER TABLE mail_message ADD COLUMN attachments json;
