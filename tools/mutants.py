"""A plug-in of pytest: which mutants do the tests find? (`tools/mutation.py` makes them.)

All tests run once as they are, which tells what each reaches and takes. Then a process is
forked for each mutant, and runs the tests that reach the mutated function, the quickest first,
until one fails. mutmut's own runner names each test on the command line instead, where ids with
line ends or brackets are not found again, and counts such a mutant as found.
"""

from __future__ import annotations

import functools
import gc
import json
import os
import resource
import signal
import time
from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path

import pytest
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state

PLAN = "MUTATION_PLAN"  # the path of {mutant: what came of it, or null}
FOUND, SURVIVED, UNREACHED = "found", "survived", "unreached"
_ENOUGH = 10  # seconds of tests for one mutant
_LONGER = 2  # a test that takes so many times its time does not end
_SECONDS = 5  # and so much more, of the processor
_BYTES = 3 << 30  # of memory
_LONGEST = 600  # seconds on the clock, for what waits


def pytest_runtestloop(session: pytest.Session) -> bool:
    """Run the tests as they are, then for each mutant of the plan."""
    path = Path(os.environ[PLAN])
    plan: dict[str, str | None] = json.loads(path.read_text("utf-8"))
    reach = _Reach(session)
    for name in (name for name, result in plan.items() if result != FOUND):
        plan[name] = _outcome(session, name, reach.tests(name))
        path.write_text(json.dumps(plan), "utf-8")
    return True


class _Reach:
    """The tests that reach each function, and the time that each takes."""

    def __init__(self, session: pytest.Session) -> None:
        self.of = defaultdict[str, list[pytest.Item]](list)
        self.seconds: dict[pytest.Item, float] = {}
        set_mutant_under_test("stats")
        caches = _caches()
        for item in session.items:
            _forget(caches)
            begun = time.process_time()
            _run(session, item)
            self.seconds[item] = time.process_time() - begun
            for function in state()._stats:  # noqa: SLF001 - mutmut tells it nowhere else
                self.of[function].append(item)
            state()._stats.clear()  # noqa: SLF001
        if session.testsfailed:
            raise session.Failed("tests fail without any mutant")

    def tests(self, mutant: str) -> dict[pytest.Item, float]:
        """The tests that reach a mutant, the quickest first, with their times; the slowest are
        left out where together they take too long.
        """
        reached = self.of[mutant.partition("__mutmut_")[0]]
        tests = {item: self.seconds[item] for item in sorted(reached, key=self.seconds.__getitem__)}
        together = accumulate(tests.values())
        return {
            item: tests[item]
            for item, so_far in zip(tests, together, strict=True)
            if so_far < _ENOUGH
        }


def _outcome(session: pytest.Session, mutant: str, tests: dict[pytest.Item, float]) -> str:
    if not tests:
        return UNREACHED
    if not (child := os.fork()):
        _try(session, mutant, tests)
    _, status = os.waitpid(child, 0)
    return FOUND if status else SURVIVED  # also when it was killed for its time


def _try(session: pytest.Session, mutant: str, tests: dict[pytest.Item, float]) -> None:
    """Run tests against a mutant, in a process of its own, and end with 1 where one fails."""
    limit = int(_SECONDS + _LONGER * sum(tests.values()))
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
    signal.alarm(_LONGEST)
    try:
        set_mutant_under_test(mutant)
        _forget(_caches())
        os._exit(any(_run(session, item) for item in tests))
    finally:
        os._exit(1)


def _run(session: pytest.Session, item: pytest.Item) -> int:
    """How many tests have failed, this one among them."""
    session.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
    return session.testsfailed


def _caches() -> list[functools._lru_cache_wrapper[object]]:
    """The project's caches, which hold what came of other tests and of the code as it is."""
    kind = functools._lru_cache_wrapper  # noqa: SLF001 - it has no other name
    things = [thing for thing in gc.get_objects() if isinstance(thing, kind)]
    return [thing for thing in things if thing.__module__.startswith("publisher")]


def _forget(caches: Iterable[functools._lru_cache_wrapper[object]]) -> None:
    for one in caches:
        one.cache_clear()
