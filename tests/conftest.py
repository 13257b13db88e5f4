"""How hypothesis tries cases: without a deadline, since the load of a machine proves nothing."""

from hypothesis import Phase, settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

# For mutants: the same cases for each, and no search for a smaller one.
settings.register_profile(
    "mutation",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=50,
    phases=(Phase.explicit, Phase.generate),
)
