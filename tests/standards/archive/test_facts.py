import json
import random
import sys
from pathlib import Path
from typing import Any

import pytest

from folkmoot.standards import StandardsError
from folkmoot.standards.archive import facts as module
from folkmoot.standards.archive.facts import (
    Facts,
    comments,
    digests_of,
    facts_of,
    gather_facts,
)
from folkmoot.standards.archive.waves import NEWEST, PERMUTATIONS, ROWS, Waves, normal
from tests.standards.archive.make import DAY, NAMES, WAVE, log, results, run, said, wave_of, written

pytest.importorskip("rensa")


def facts_in(records: list[Any]) -> dict[int, dict[str, Any]]:
    """The facts by the place of the record."""
    lines = [each if isinstance(each, bytes) else json.dumps(each).encode() for each in records]
    in_time = sorted(comments(lines), key=lambda each: (each.at, each.place))
    return {place: json.loads(facts) for place, facts in facts_of(iter(in_time), Waves())}


def campaigns(records: list[Any]) -> dict[int, dict[str, Any]]:
    found = facts_in(records)
    return {place: facts["campaign"] for place, facts in found.items() if "campaign" in facts}


def test_accounts_that_write_alike_are_counted_as_they_come() -> None:
    found = campaigns(wave_of(6, apart=10))
    assert [found[place]["accounts"] for place in sorted(found)] == [2, 3, 4, 5, 6]
    assert found[3]["minutes"] == 30.0
    assert 0.5 <= found[3]["likeness"] < 1
    assert found[3]["new_accounts"] is None
    assert found[3]["shared"] == ""


def test_told_is_the_hour_or_the_day_whichever_says_more() -> None:
    slow = campaigns(wave_of(10, apart=25))
    assert (slow[3]["accounts"], slow[3]["minutes"]) == (3, 50.0)
    assert (slow[7]["accounts"], slow[7]["minutes"]) == (8, 175.0)
    assert campaigns(wave_of(10, apart=206))[9]["accounts"] == 7
    assert campaigns(wave_of(3, apart=DAY + 1)) == {}


@pytest.mark.parametrize(("hour", "day"), [(4, 8), (3, 5)])
@pytest.mark.parametrize("apart", [1, 14, 19, 25, 60, 150, 204])
def test_whatever_the_standards_count_by_the_wave_is_seen_when_it_should(
    hour: int, day: int, apart: int
) -> None:
    """Four in an hour or eight in a day; three or five where the standards are strict."""
    found = campaigns(wave_of(10, apart=apart))
    for place in range(10):
        in_hour, in_day = min(place, 60 // apart) + 1, min(place, DAY // apart) + 1
        told = found.get(place, {"accounts": 0, "minutes": 0})
        limit = hour if told["minutes"] <= 60 else day
        assert (told["accounts"] >= limit) is (in_hour >= hour or in_day >= day), place


def test_one_account_that_repeats_itself_is_no_campaign() -> None:
    assert campaigns(wave_of(10, apart=1, who="one")) == {}


def test_new_accounts_and_a_shared_link_are_told() -> None:
    ages = [0.5, 400.0, 2.0, 3.0]
    records = [
        said(
            n,
            n,
            f"{WAVE.format(name=NAMES[n])} https://www.petition.example/x?{n}",
            account_age_days=age,
        )
        for n, age in enumerate(ages)
    ]
    found = campaigns(records)[3]
    assert found["new_accounts"] == 3
    assert found["shared"] == "petition.example"


@pytest.mark.parametrize(
    "text",
    [
        "I agree with all of this!",
        "Well said, thank you so very much.",
        "!!! ??? ... " * 20,
        "😀" * 60,
    ],
)
def test_short_texts_are_alike_by_accident(text: str) -> None:
    assert campaigns([said(n, n, text) for n in range(20)]) == {}


OPINIONS = (
    "The bypass at Mill Lane will bring the noise that the old road never had.",
    "We have waited for a bypass at Mill Lane since my parents were young.",
    "Nobody counted the lorries before they drew this line on the map.",
    "A bypass is fine with me as long as the school keeps its crossing.",
    "Mill Lane floods every spring, and they want to build a road on it?",
    "The shops in the centre will lose the drivers who stopped for bread.",
    "My house stands at Mill Lane and I would rather have quiet than money.",
    "Build it, build it soon, and plant trees along the whole of it please.",
)


def test_many_opinions_on_one_matter_are_no_campaign() -> None:
    assert campaigns([said(n, n, opinion) for n, opinion in enumerate(OPINIONS)]) == {}


def test_an_account_counts_as_long_as_one_of_its_texts_does() -> None:
    text = WAVE.format(name="Anna")
    records = [said(1, 0, text, who="a"), said(2, 50, text, who="a"), said(3, 70, text, who="b")]
    assert campaigns(records)[2] == {**campaigns(records)[2], "accounts": 2, "minutes": 20.0}


def test_of_very_many_texts_that_share_a_part_only_some_are_compared() -> None:
    """A crowd of near twins costs each of them no more than a few comparisons."""
    ends = [f"{n * 7919 % 1000} of {n}" for n in range(200)]
    texts = [f"Please stop the bypass at Mill Lane now, says the number {end}" for end in ends]
    waves = Waves()
    lines = [json.dumps(said(n, 0, text)).encode() for n, text in enumerate(texts)]
    list(facts_of(iter(list(comments(lines))), waves))
    form = normal(texts[-1])
    (digest,) = digests_of([form])
    assert 0 < len(waves._candidates(digest)) <= NEWEST * PERMUTATIONS // ROWS


def test_a_disguised_copy_is_a_copy() -> None:
    text = "Nobody in this town was ever asked about the new bypass at Mill Lane."
    ways = (
        text,
        text.upper(),
        text.replace("o", "о").replace("о", "o") + "!!!",
        text.replace(" ", "  "),
    )
    found = campaigns([said(n, n, way) for n, way in enumerate(ways)])
    assert [found[place]["accounts"] for place in (1, 2, 3)] == [2, 3, 4]


def test_the_order_of_the_file_does_not_matter() -> None:
    records = [
        *wave_of(6, apart=5),
        said(7, 3, "Something else altogether that is long enough to count."),
    ]
    straight = campaigns(records)
    by_id = {records[place]["id"]: facts for place, facts in straight.items()}
    for seed in range(5):
        mixed = random.Random(seed).sample(records, len(records))
        assert {mixed[place]["id"]: facts for place, facts in campaigns(mixed).items()} == by_id


def test_the_last_hour_of_each_author_is_known_newest_first() -> None:
    records = [
        said(0, 0, "one", who="a"),
        said(1, 10, "two", who="a"),
        said(2, 10, "other", who="b"),
        said(3, 59, "three", who="a"),
        said(4, 61, "four", who="a"),
        said(5, 300, "five", who="a"),
    ]
    recent = {place: facts["author"]["recent"] for place, facts in facts_in(records).items()}
    assert recent == {1: ["one"], 3: ["two", "one"], 4: ["three", "two"]}


def test_no_more_than_fifty_are_kept() -> None:
    found = facts_in([said(n, 0, f"text {n}", who="a") for n in range(60)])
    assert len(found[59]["author"]["recent"]) == 50


@pytest.mark.parametrize(
    "line",
    [
        b"broken",
        b'{"text": "x", "at": "2026-11-01T00:00:00"}',
        b'{"text": "x", "author": {"key": 1}}',
        b'{"text": "x", "author": {"key": 1}, "at": "soon"}',
        b'{"text": "x", "author": {}, "at": "2026-11-01T00:00:00"}',
        b'{"text": 1, "author": {"key": 1}, "at": "2026-11-01T00:00:00"}',
        b'{"text": "x", "author": 1, "at": "2026-11-01T00:00:00"}',
        rb'{"text": "\ud800", "author": {"key": 1}, "at": "2026-11-01T00:00:00"}',
    ],
)
def test_a_line_that_does_not_say_who_and_when_has_no_facts(line: bytes) -> None:
    assert list(comments([line])) == []


def test_a_time_without_a_zone_is_utc() -> None:
    lines = [
        b'{"text": "x", "author": {"key": 1}, "at": "2026-11-01T01:00:00+01:00"}',
        b'{"text": "x", "author": {"key": {"b": 1, "a": 2}}, "at": "2026-11-01T00:00:00"}',
    ]
    first, second = comments(lines)
    assert first.at == second.at
    assert second.account == '{"a": 2, "b": 1}'


def test_memory_is_bounded_and_what_was_forgotten_is_counted() -> None:
    records = [
        said(n, 0, f"A text of its own with the number {n * 7919} in it, and no other.")
        for n in range(9)
    ]
    waves = Waves(most=4)
    lines = [json.dumps(each).encode() for each in records]
    list(facts_of(iter(list(comments(lines))), waves))
    assert waves.forgotten == 4


def test_a_days_old_text_is_forgotten_without_being_counted() -> None:
    waves = Waves()
    lines = [
        json.dumps(each).encode()
        for each in [*wave_of(3, apart=1), *wave_of(1, apart=1, begin=3000)]
    ]
    list(facts_of(iter(list(comments(lines))), waves))
    assert waves.forgotten == 0
    assert len(waves._known) == 1
    assert all(len(band) == 1 for band in waves._bands.values())


def test_the_facts_are_gathered_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "a.jsonl", wave_of(6, apart=5))
    (tmp_path / "facts.sqlite.unfinished").write_bytes(b"half")
    facts = gather_facts((path,), tmp_path)
    assert sorted(facts.between(0, 3)) == [1, 2]
    assert facts.forgotten == 0
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.jsonl", "facts.sqlite"]
    monkeypatch.setattr(module, "_gather", None)
    assert gather_facts((path,), tmp_path) == facts
    assert (Facts().between(0, 9), Facts().forgotten) == ({}, 0)


def test_without_the_extra_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rensa", None)
    with pytest.raises(StandardsError, match=r"folkmoot\[archive\]"):
        gather_facts((), tmp_path)


@pytest.mark.slow  # starts two processes, each of which reads the standards anew
def test_the_facts_reach_the_verdicts_on_every_engine(tmp_path: Path) -> None:
    again = "This very sentence was written again and again by one and the same person."
    repeats = [said(n, n, again, who="one") for n in range(4)]
    path = written(tmp_path / "a.jsonl", [*repeats, *wave_of(8, apart=1)])
    for name, fields in (("one", {}), ("two", {"workers": 2})):
        run([path], tmp_path / name, sees_campaigns=True, shard_size=3, **fields)
    assert results(tmp_path / "one") == results(tmp_path / "two")
    assert log(tmp_path / "one") == log(tmp_path / "two")
    lines = [
        json.loads(line)
        for each in results(tmp_path / "one").values()
        for line in each.splitlines()
    ]
    assert all("error" not in line for line in lines)
    detectors = [{finding["detector"] for finding in line["findings"]} for line in lines]
    assert "flooding" in detectors[3]
    run([path], tmp_path / "bare", shard_size=3)
    assert results(tmp_path / "bare") != results(tmp_path / "one")
