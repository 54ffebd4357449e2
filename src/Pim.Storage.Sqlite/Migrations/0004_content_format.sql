-- The format that all content is in; empty when it is not known, as before this column.
ALTER TABLE catalog ADD COLUMN content_format TEXT NOT NULL DEFAULT '';
