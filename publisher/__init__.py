"""Records of meetings: from text to a canonical TEI edition, and from it to every format."""
