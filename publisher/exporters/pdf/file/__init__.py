"""The file: objects, tags, metadata and ways through it, as the archive standards ask."""
