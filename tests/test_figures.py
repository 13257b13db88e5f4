"""`make figures`: what `tools/figures.py` makes of sources and of coverage."""

from __future__ import annotations

import json

from tools import figures

SUMMARY = {"num_statements": 6, "covered_lines": 5, "num_branches": 4, "covered_branches": 2}


def test_functions_are_counted_with_their_lines(tmp_path):
    (tmp_path / "a.py").write_text("def one():\n    pass\n\n\nclass A:\n    def two(self): ...\n")
    found = {(function.name, function.lines) for function in figures.functions(tmp_path)}
    assert found == {("a.py:one", 2), ("a.py:two", 1)}


def test_what_the_tests_reach_is_the_share_of_lines_and_branches(tmp_path):
    names = [f"publisher/{name}" for name in ("law.py", "readers/a.py", *figures.ESCAPING)]
    parts = ("foreign", "tei", "exporters", "importing", "batch", "cli")
    names += [f"publisher/{part}/a.py" for part in parts]
    files = {name: {"summary": SUMMARY, "missing_lines": [7]} for name in names}
    files["publisher/batch/__init__.py"] = {"summary": dict.fromkeys(SUMMARY, 0)}
    files["publisher/law.py"] = {
        "summary": {**SUMMARY, "covered_lines": 6, "covered_branches": 4},
        "missing_lines": [],
    }
    (tmp_path / figures.COVERAGE).parent.mkdir()
    (tmp_path / figures.COVERAGE).write_text(json.dumps({"files": files}))
    told = dict(figures.coverage(tmp_path))
    assert (told["law.py"], told["readers"], told["escaping"]) == ("100.0 %", "70.0 %", "70.0 %")
    assert told["`readers/a.py`"] == "70.0 %; not reached: 7"
