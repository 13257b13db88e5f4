"""The story: what a record tells, block by block, as boxes and elements of the structure."""
