"""Readers find a record in a source. This is their table."""
