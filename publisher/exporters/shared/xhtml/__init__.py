"""The view as XHTML: what every format that is made of it shares."""
