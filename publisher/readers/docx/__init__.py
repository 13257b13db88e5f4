"""Word files opened as text."""
