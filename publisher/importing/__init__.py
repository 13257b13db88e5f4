"""The edition comes out of a file that was published from it."""
