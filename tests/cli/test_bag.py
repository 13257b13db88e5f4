"""`publisher bag`: what BagIt's own validator accepts, the same for the same folder."""

from __future__ import annotations

from pathlib import Path

import bagit
import pytest

pytestmark = [
    pytest.mark.usefixtures("folder"),
    # bagit's own, since Python 3.13
    pytest.mark.filterwarnings("ignore:'count' is passed:DeprecationWarning:bagit"),
]


@pytest.fixture
def exported(folder, publisher):
    """A folder with a file in a folder of its own, and one that no export made."""
    (folder / "in" / "deep").mkdir()
    Path("in/deep/other.txt").write_bytes(Path("in/sitting.txt").read_bytes())
    publisher("export", "in", "-f", "tei,txt,docx")
    Path("dist/mine.txt").write_text("by hand")


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in Path(folder).rglob("*")
        if path.is_file()
    }


@pytest.mark.usefixtures("exported")
def test_a_bag_is_valid_and_holds_what_was_made(publisher):
    ran = publisher("bag", "dist")
    assert ran.code == 0, ran.err
    bag = bagit.Bag("dist-bag")
    bag.validate()
    assert bag.version_info == (1, 0)
    made = {name for name in files("dist-bag") if name.startswith("data/")}
    kinds = ("docx", "txt", "xml")
    wanted = {f"data/{stem}.{kind}" for stem in ("sitting", "deep/other") for kind in kinds}
    assert made == {*wanted, "data/manifest.jsonl"}
    assert publisher("verify", "dist-bag/data").code == 0


@pytest.mark.usefixtures("exported")
def test_the_same_folder_makes_the_same_bag(publisher, monkeypatch):
    publisher("bag", "dist", "-o", "one")
    publisher("bag", "dist", "-o", "deep/two")
    assert files("one") == files("deep/two")
    assert "Bagging-Date" not in bagit.Bag("one").info
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    publisher("bag", "dist", "-o", "three")
    assert bagit.Bag("three").info["Bagging-Date"] == "2023-11-14"
    assert bagit.Bag("three").is_valid()


@pytest.mark.usefixtures("exported")
def test_a_folder_that_was_changed_is_not_bagged(publisher):
    Path("dist/deep/other.txt").write_text("by hand")
    ran = publisher("bag", "dist")
    assert ran.code == 1
    assert "dist/deep/other.txt: the file has 7 bytes instead of" in ran.err
    assert not Path("dist-bag").exists()


@pytest.mark.usefixtures("exported")
def test_a_bag_replaces_nothing_and_leaves_nothing_half_done(publisher, monkeypatch):
    Path("taken").mkdir()
    assert "taken is there already" in publisher("bag", "dist", "-o", "taken").err
    monkeypatch.setattr("shutil.copyfile", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    ran = publisher("bag", "dist", "-o", "new")
    assert (ran.code, "new: cannot be written" in ran.err) == (1, True)
    assert sorted(path.name for path in Path().iterdir()) == ["dist", "in", "taken"]
