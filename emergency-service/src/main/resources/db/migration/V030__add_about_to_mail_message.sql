-- The public id of whom a mail tells of, if of anybody: the mail is erased when that person is.
ALTER TABLE mail_message ADD COLUMN about text;
