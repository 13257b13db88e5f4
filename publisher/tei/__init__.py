"""The TEI edition: building, parsing, serialising, validating and projecting it."""
