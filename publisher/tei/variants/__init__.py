"""Other ways to write an edition down, each a pure function from edition to edition."""
