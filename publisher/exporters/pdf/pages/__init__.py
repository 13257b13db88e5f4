"""Pages: boxes of rows fill them, and are drawn with heads, margins and folios."""
