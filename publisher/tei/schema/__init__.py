"""The schema of our profile of TEI, as package data."""
