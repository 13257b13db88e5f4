"""The profile of the ParlaMint corpora (clarin-eric/ParlaMint, `Schema/`, version 4)."""
