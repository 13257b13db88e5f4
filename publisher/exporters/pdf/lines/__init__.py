"""Lines: where a paragraph breaks, and where in a line each word stands."""
