"""Many documents: what is to be done, doing it, writing what comes of it."""
