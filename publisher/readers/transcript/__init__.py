"""The reader of transcripts: plain text of a meeting, with speakers' labels.

Evidence first: the survey settles how the document marks paragraphs and speakers; then
head and body are read in one pass.
"""
