"""Letters: which face draws a text, how wide its words are, how a file codes them."""
