"""House styles: loading a theme and the words that an edition adds."""
