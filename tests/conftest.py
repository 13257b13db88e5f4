"""How hypothesis tries cases: without a deadline, since the load of a machine proves nothing."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
