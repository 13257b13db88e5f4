"""From a record to an edition: what `build` puts together, which writes the tree."""
