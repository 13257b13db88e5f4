"""What several formats share. Nothing here knows which formats there are."""
