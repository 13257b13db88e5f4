"""HTML files opened as text."""
