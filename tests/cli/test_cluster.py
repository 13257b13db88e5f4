"""`--engine dask`, and sources and outputs in a store of objects: the same bytes as here."""

from __future__ import annotations

import json
import re
import shlex
import time
from pathlib import Path

import pytest

from tests.batch.stores import REASON, ROOT, SETTINGS, publisher

distributed = pytest.importorskip("distributed", reason=REASON)
moto = pytest.importorskip("moto.server", reason=REASON)
fsspec = pytest.importorskip("s3fs", reason=REASON)

FORMATS = ("-f", "tei,txt,html")
DOCUMENTS = 12


@pytest.fixture(scope="module")
def store():
    """A store with a bucket: its address."""
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (*SETTINGS.items(), ("AWS_ENDPOINT_URL", address)):
            patch.setenv(name, value)
        yield address
    server.stop()


@pytest.fixture
def bucket(store, folder):
    """A bucket with the collection, and the collection here."""
    words = (folder / "in" / "sitting.txt").read_text()
    for number in range(DOCUMENTS - 2):
        place = folder / "in" / ("deep" if number % 2 else ".")
        place.mkdir(exist_ok=True)
        (place / f"{number}.txt").write_text(f"{words}\nBoris Clark: Number {number}.\n")
    (folder / "in" / "bad.txt").write_bytes(b"")
    system = fsspec.S3FileSystem(endpoint_url=store, use_listings_cache=False)
    name = f"b{time.monotonic_ns()}"
    system.mkdir(name)
    system.put(str(folder / "in"), f"{name}/in", recursive=True)
    yield system, name
    fsspec.S3FileSystem.clear_instance_cache()


@pytest.fixture(scope="module")
def cluster():
    """A scheduler and two workers with their nannies, each a process."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", protocol="tcp://"
    ) as running:
        yield running


def local():
    """What an export on this machine makes, by path."""
    ran = publisher("export", "in", *FORMATS, "-o", "here", "-q")
    assert ran.returncode == 1
    return {
        path.relative_to("here").as_posix(): path.read_bytes()
        for path in Path("here").rglob("*")
        if path.is_file() and ".publisher" not in path.parts
    }


def stored(system, name):
    """What stands in the store."""
    root = f"{name}/out/"
    paths = [path for path in system.find(f"{name}/out") if ".publisher" not in path]
    return {path.removeprefix(root): system.cat_file(path) for path in paths}


def test_a_store_holds_the_same_bytes_as_this_machine(bucket):
    system, name = bucket
    wanted = local()
    url = (f"s3://{name}/in", *FORMATS, "-o", f"s3://{name}/out")
    ran = publisher("export", *url, "--report", "report.json")
    assert ran.returncode == 1, ran.stderr
    assert "in/bad.txt: error P001" in ran.stderr
    assert stored(system, name) == wanted
    publisher("export", *url, "--report", "report.json")
    told = json.loads(Path("report.json").read_bytes())
    assert (told["made"], told["up_to_date"]) == ({}, 3 * (DOCUMENTS - 1))
    system.pipe_file(f"{name}/out/sitting.txt", b"other")
    system.rm_file(f"{name}/in/0.txt")
    publisher("export", *url, "--prune", "--report", "report.json")
    told = json.loads(Path("report.json").read_bytes())
    assert told["made"] == {"txt": 1}
    assert sorted(told["removed"]) == [
        f"s3://{name}/out/0.{kind}" for kind in ("html", "txt", "xml")
    ]
    assert stored(system, name)["sitting.txt"] == wanted["sitting.txt"]


def test_a_cluster_makes_the_same_bytes_in_a_store(bucket, cluster):
    system, name = bucket
    wanted = local()
    engine = ("--engine", "dask", "--scheduler", cluster.scheduler_address)
    ran = publisher("export", f"s3://{name}/in", *FORMATS, "-o", f"s3://{name}/out", *engine)
    assert ran.returncode == 1, ran.stderr
    assert "in/bad.txt: error P001" in ran.stderr
    assert stored(system, name) == wanted


def test_what_is_shown_for_a_store_and_a_cluster_works_as_it_is_printed(bucket, cluster):
    """Only the address of the scheduler is another."""
    system, name = bucket
    page = (ROOT / "docs" / "cli.md").read_text("utf-8")
    line, shown = re.search(
        r"^    publisher (export s3://archive/records .+\\\n.+ )(tcp://\S+)$", page, re.MULTILINE
    ).groups()
    system.mkdir("archive")
    for number in range(DOCUMENTS - 2):
        record = next(path for path in system.find(f"{name}/in") if path.endswith(f"/{number}.txt"))
        system.copy(record, f"archive/records/{number}.txt")
    words = shlex.split(line.replace("\\\n", " "))
    assert shown != cluster.scheduler_address
    ran = publisher(*words, cluster.scheduler_address)
    assert ran.returncode == 0, ran.stderr
    made = {path for path in system.find("archive/published") if ".publisher" not in path}
    told = (f"{number}.{kind}" for number in range(DOCUMENTS - 2) for kind in ("xml", "pdf"))
    assert made == {f"archive/published/{name}" for name in ("manifest.jsonl", *told)}
    assert system.cat_file("archive/published/0.pdf").startswith(b"%PDF-")


@pytest.mark.usefixtures("bucket")
def test_a_cluster_of_its_own_makes_the_same_bytes_in_a_folder():
    wanted = local()
    ran = publisher("export", "in", *FORMATS, "-o", "there", "--engine", "dask", "-j", "2", "-q")
    assert ran.returncode == 1, ran.stderr
    made = {
        path.relative_to("there").as_posix(): path.read_bytes()
        for path in Path("there").rglob("*")
        if path.is_file() and ".publisher" not in path.parts
    }
    assert made == wanted


@pytest.mark.parametrize("command", ["corpus", "volume"])
@pytest.mark.usefixtures("folder")
def test_what_is_made_of_all_records_is_made_on_this_machine(command):
    formats = ("-f", "txt") if command == "volume" else ()
    ran = publisher(command, "in", *formats, "-o", "s3://bucket/out")
    assert (ran.returncode, "s3://bucket/out" in ran.stderr) == (2, True)
    assert not Path("s3:").exists()
