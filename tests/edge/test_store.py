"""The snapshot file: newest wins, a demand holds whatever comes, damage is an empty file."""

import gzip
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import replace

import brotli
import pytest

from folkmoot.edge.store import Reader, Snapshot, Writer, key_of
from tests.plumbing.waiting import LIMIT, wait_until

TEXT = "text/html; charset=utf-8"
KEY = key_of("/discussion/story/part/", "order=newest")


def page(version=1, *, key=KEY, story="story", body=b""):
    body = body or f"<p>version {version}</p>".encode() * 50
    return Snapshot(key, story, version, TEXT, body, "en")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "snapshots.sqlite3"


@pytest.fixture
def writer(file):
    return Writer(file)


@pytest.fixture
def reader(file):
    return Reader(file)


def test_a_page_is_found_as_its_reader_accepts_it(writer, reader):
    assert reader.find(KEY) is None
    assert writer.put([page(3)]) == 1
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}
    for accepted, sent in [("gzip, br", "br"), ("gzip", "gzip"), ("br;q=0, *", "gzip"), ("", "")]:
        found = reader.find(KEY, accepted)
        assert found.encoding == sent
        assert unpack[sent](found.body) == page(3).body
        assert (found.version, found.content_type, found.language) == (3, TEXT, "en")
        assert found.etag == reader.find(KEY).etag
    writer.put([page(4, body=b"short")])
    assert (reader.find(KEY, "br").encoding, reader.find(KEY, "br").body) == ("", b"short")


def test_a_page_keeps_headers_of_its_own_and_no_cookie(writer, reader):
    given = (
        ("Content-Security-Policy", "default-src 'self'"),
        ("Set-Cookie", "a=b"),
        ("ETag", "x"),
    )
    writer.put([replace(page(), headers=given)])
    assert reader.find(KEY).headers == '[["Content-Security-Policy", "default-src \'self\'"]]'


def test_the_order_of_a_query_does_not_matter():
    assert key_of("/a/", "order=new&after=1") == key_of("/a/", "after=1&order=new")
    assert key_of("/a/", "order=") == key_of("/a/") != key_of("/a/", "order=new")


def test_the_newest_version_stays(writer, reader):
    assert writer.put([page(5)]) == 1
    assert writer.put([page(4)]) == 0
    assert reader.find(KEY).version == 5
    assert writer.put([page(5, body=b"again")]) == 1
    assert reader.find(KEY).body == b"again"


def test_older_pages_of_a_story_go_with_the_newer(writer, reader):
    deep, other = key_of("/deep/"), key_of("/other/")
    writer.put([page(1), page(1, key=deep), page(1, key=other, story="other")])
    writer.put([page(2)])
    assert reader.find(deep) is None
    assert reader.find(other).version == 1


def test_a_demand_holds(writer, reader):
    writer.put([page(5)])
    writer.demand("story", 6)
    assert reader.find(KEY) is None
    assert writer.put([page(5)]) == 0
    assert reader.find(KEY) is None
    writer.demand("story", 3)
    writer.drop("story")
    assert writer.put([page(5)]) == 0
    assert writer.put([page(6)]) == 1
    assert reader.find(KEY).version == 6


def test_a_story_is_dropped(writer, reader):
    writer.put([page(5), page(5, key=key_of("/other/"), story="other")])
    writer.events("story", 5, {"total": 1})
    writer.drop("story")
    assert reader.find(KEY) is None
    assert reader.told("story") is None
    assert reader.find(key_of("/other/")) is not None


def test_what_is_told_rises(writer, reader):
    assert reader.told_since(0) == []
    writer.events("one", 1, {"total": 1})
    first = reader.told("one")
    writer.events("two", 1, {"total": 9})
    writer.events("one", 2, {"total": 2})
    writer.events("one", 1, {"total": 1})
    told = reader.told_since(first.number)
    assert [(event.story, event.version) for event in told] == [("two", 1), ("one", 2)]
    assert told[-1].facts == '{"total":2,"version":2}'
    assert reader.last_told() == told[-1].number
    assert reader.told_since(told[-1].number) == []


def test_each_write_is_noticed_without_a_question(writer, reader, file):
    assert reader.changes() == -1
    seen = []
    for work in (
        lambda: writer.put([page()]),
        lambda: writer.demand("story", 2),
        lambda: writer.events("story", 2, {}),
        lambda: writer.drop("story"),
    ):
        work()
        seen.append(reader.changes())
    assert seen == [2, 4, 6, 8]
    assert reader.seconds_since_beat() == float("inf")
    writer.beat()
    assert 0 <= reader.seconds_since_beat() < LIMIT
    file.with_name(f"{file.name}-changes").unlink()
    assert reader.changes() == -1
    writer.put([page(2)])
    assert reader.changes() == 2


def test_a_writer_who_was_killed_in_its_midst_leaves_nothing_to_trust(writer, reader, file):
    """What was read before may be wrong: the demand may be written and not be told."""
    writer.put([page(1)])
    assert reader.find(KEY).version == 1
    number = file.with_name(f"{file.name}-changes")
    number.write_bytes(b"\x03" + number.read_bytes()[1:])
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("DELETE FROM page")
    assert reader.find(KEY) is None
    writer.put([page(2)])
    assert reader.changes() == 6
    assert reader.find(KEY).version == 2


def test_a_new_release_begins_empty(writer, reader):
    assert writer.keep_only("one")
    writer.put([page()])
    assert not writer.keep_only("one")
    assert reader.find(KEY)
    assert writer.keep_only("two")
    assert reader.find(KEY) is None


def test_the_oldest_make_room(file, reader):
    body = random.Random(1).randbytes(5_000)
    writer = Writer(file, most_bytes=300_000)
    for number in range(40):
        writer.put([page(key=f"/{number}/?", story=f"story-{number}", body=body)])
    assert reader.find("/39/?") is not None
    assert reader.find("/0/?") is None
    assert file.stat().st_size < 600_000


DAMAGES = {
    "no database": lambda file: file.write_bytes(b"not a database" * 1000),
    "gone": lambda file: file.unlink(),
    "torn": lambda file: file.write_bytes(file.read_bytes()[:4096] + os.urandom(8192)),
    "empty": lambda file: file.write_bytes(b""),
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("who", ["reader", "writer"])
def test_damage_is_an_empty_file(file, writer, damage, who):
    writer.put([page(2)])
    writer.events("story", 2, {})
    before = Reader(file)
    number = before.told("story").number
    for beside in file.parent.glob("*-wal"):
        beside.unlink()
    DAMAGES[damage](file)
    if who == "reader":
        assert Reader(file).find(KEY) is None
        assert Reader(file).told("story") is None
    writer.demand("story", 3)
    assert writer.put([page(2)]) == 0
    assert writer.put([page(3)]) == 1
    writer.events("story", 3, {})
    for reader in (before, Reader(file)):
        assert reader.find(KEY).version == 3
    assert [event.version for event in before.told_since(number)] == [3]


def test_readers_never_see_less_than_was_demanded(file, writer):
    """A page that was rendered before the demand comes in late, again and again."""
    late, over, seen = Writer(file), threading.Event(), []
    demanded = 0

    def read():
        reader = Reader(file)
        while not over.is_set():
            least = demanded
            found = reader.find(KEY, "br")
            seen.append(found is None or found.version >= least)

    def put_late():
        while not over.is_set():
            late.put([page(max(demanded - 1, 1))])

    threads = [threading.Thread(target=work) for work in (read, read, put_late)]
    for thread in threads:
        thread.start()
    for version in range(2, 22):
        writer.demand("story", version)
        demanded = version
        writer.put([page(version)])
    over.set()
    for thread in threads:
        thread.join()
    assert len(seen) > 10
    assert all(seen)


WRITE = """
import sys
from folkmoot.edge.store import Snapshot, Writer
writer = Writer(sys.argv[1])
for version in range(1, 1_000_000):
    body = f"<p>{version}</p>".encode() * 2_000
    writer.put([Snapshot(f"/{n}/?", "story", version, "text/html", body, "") for n in range(5)])
"""


@pytest.mark.slow  # starts and kills processes
def test_a_killed_writer_leaves_whole_pages_of_one_version(file):
    reader, last = Reader(file), 0
    for _ in range(4):
        command = [sys.executable, "-c", WRITE.replace("range(1,", f"range({last + 1},"), str(file)]
        process = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": "src"})
        try:
            wait_until(lambda last=last: getattr(reader.find("/0/?"), "version", 0) > last + 2)
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait()
        versions = {reader.find(f"/{number}/?").version for number in range(5)}
        assert len(versions) == 1
        last = versions.pop()
        assert reader.find("/3/?").body == f"<p>{last}</p>".encode() * 2_000
    assert not Writer(file).mend()
