"""From the labels of a transcript to its people: one person, one id, however labelled."""
