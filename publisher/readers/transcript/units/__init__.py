"""From the lines of a transcript to its units: what is one paragraph, heading, item or mark."""
