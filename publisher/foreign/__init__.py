"""Files from elsewhere, opened safely: XML, HTML, ZIP archives, the packages of Word files."""
