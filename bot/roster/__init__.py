"""The office's people and places as files: read, compared with what is known, written out again."""
