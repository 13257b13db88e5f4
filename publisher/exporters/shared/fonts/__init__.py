"""Font files: finding them, opening them. Shared by the formats that embed fonts."""
