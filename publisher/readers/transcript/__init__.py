"""The reader of transcripts: plain text of a meeting, with speakers' labels.

`units` makes paragraphs of lines; the survey settles how the document prints its speakers; then
head and body are read in one pass, and `people` brings labels and names together.
"""
