"""From an edition to a view: what `project` puts together, which only reads the tree."""
