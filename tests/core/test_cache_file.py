"""The cache file: Django's interface, atomic `add` across processes, and its end of things."""

import multiprocessing
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.db import OperationalError

from folkmoot.core import cache_file
from folkmoot.core.cache_file import CacheFile
from folkmoot.core.clock import now
from folkmoot.project.databases import cache_settings, database_settings
from tests.race import race, results


@pytest.fixture
def path(tmp_path):
    return tmp_path / "made" / "cache.sqlite3"


@pytest.fixture
def cache(path):
    return CacheFile(str(path), {"OPTIONS": {"MAX_ENTRIES": 30}})


@pytest.mark.parametrize(
    "value", [0, -3, 2**70, True, None, "ä\ud800", b"\x00", 1.5, [{"a": (1,)}]]
)
def test_what_is_kept_comes_back_as_it_was(cache, value):
    cache.set("key", value)
    found = cache.get("key", "nothing")
    assert found == value
    assert type(found) is type(value)


def test_what_is_not_there_is_the_default(cache):
    assert cache.get("key") is None
    assert cache.get("key", 7) == 7
    assert not cache.has_key("key")
    assert not cache.delete("key")
    assert not cache.touch("key")


def test_several_are_asked_for_at_once(cache):
    cache.set_many({"a": 1, "b": 2})
    cache.set("a", 3, version=2)
    assert cache.get_many(["a", "b", "c"]) == {"a": 1, "b": 2}
    assert cache.get_many([]) == {}
    cache.delete("a")
    assert cache.get_many(["a", "b"]) == {"b": 2}
    cache.clear()
    assert cache.get_many(["a", "b"]) == {}


def test_add_takes_only_what_is_free(cache):
    assert cache.add("key", 1)
    assert not cache.add("key", 2)
    assert cache.get("key") == 1


def test_everything_ends_when_it_was_told_to(cache):
    with time_machine.travel(now(), tick=False) as clock:
        cache.set("short", 1, 10)
        cache.set("prolonged", 1, 10)
        cache.set("for-ever", 1, None)
        assert cache.touch("prolonged", 30)
        cache.set("over", 1, 0)
        assert not cache.has_key("over")
        clock.shift(timedelta(seconds=10))
        assert cache.get_many(["short", "prolonged", "for-ever"]) == {"prolonged": 1, "for-ever": 1}
        assert not cache.touch("short")
        assert cache.add("short", 2, 10)
        clock.shift(timedelta(days=9999))
        assert cache.get_many(["short", "prolonged", "for-ever"]) == {"for-ever": 1}


def test_the_file_does_not_grow_for_ever(cache, path, monkeypatch):
    monkeypatch.setattr(cache_file, "WRITES_BETWEEN_TIDYING", 50)
    with time_machine.travel(now(), tick=False) as clock:
        for number in range(49):
            cache.set(f"old-{number}", number, 5)
        clock.shift(timedelta(seconds=6))
        cache.set("new", 1, 100)
        assert _rows(path) == 1
        for number in range(50):
            cache.set(f"more-{number}", number, 200 + number)
    assert _rows(path) == 20
    assert not cache.has_key("new")
    assert cache.has_key("more-49")


def _rows(path):
    with sqlite3.connect(path) as file:
        found = file.execute("SELECT count(*) FROM entries").fetchone()[0]
    file.close()
    return found


def test_what_goes_wrong_with_the_file_is_told_as_of_a_database(cache, path):
    path.parent.mkdir()
    path.write_bytes(b"This is no database, whatever it is called. " * 100)
    with pytest.raises(OperationalError) as told:
        cache.add("key", 1)
    assert told.value.__cause__.sqlite_errorcode == sqlite3.SQLITE_NOTADB


def test_twenty_threads_share_out_five_places(cache):
    def take(_number):
        return sum(cache.add(f"place-{place}", 1) for place in range(5))

    assert sum(results(race(20, take))) == 5


@pytest.mark.slow  # starts processes
def test_forked_processes_share_out_the_places_and_what_was_there(cache, path):
    cache.set("before", "the fork")
    fork = multiprocessing.get_context("fork")
    told = fork.SimpleQueue()
    workers = [fork.Process(target=_take_in_a_process, args=(cache, told)) for _ in range(4)]
    for worker in workers:
        worker.start()
    found = [told.get() for _ in workers]
    for worker in workers:
        worker.join()
    assert [word for word, _ in found] == ["the fork"] * 4
    assert sum(taken for _, taken in found) == 200
    assert cache.get("place-199") == 1
    assert CacheFile(str(path), {}).get("place-0") == 1


def _take_in_a_process(cache, told):
    word = cache.get("before")
    told.put((word, sum(cache.add(f"place-{place}", 1) for place in range(200))))


@pytest.mark.parametrize(
    ("database", "address", "backend", "place"),
    [
        ("", "", "CacheFile", "/srv/var/folkmoot-cache.sqlite3"),
        ("sqlite:///data/paper.db", "", "CacheFile", "/data/paper-cache.db"),
        ("postgresql://db/paper", "", "DatabaseCache", "folkmoot_cache"),
        ("", "redis://here:6379/0", "RedisCache", "redis://here:6379/0"),
        ("postgresql://db/paper", "redis://here:6379/0", "RedisCache", "redis://here:6379/0"),
    ],
)
def test_the_cache_that_suits_the_database(database, address, backend, place, path):
    found = cache_settings(address, database_settings(database, Path("/srv/var")))
    assert found["BACKEND"].endswith(f".{backend}")
    assert found["LOCATION"] == place
