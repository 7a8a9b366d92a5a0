import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.standards import AuthorFacts, Submission, Text
from folkmoot.standards.detectors.flooding import flooding
from tests.standards.growth import assert_linear, detecting

PLAIN = "The council decided this yesterday, and I think that it was a mistake to do so."


def seen(raw: str, *recent: str, **options: object) -> list[tuple[object, float]]:
    facts = Submission(raw, author=AuthorFacts(recent=recent))
    found = flooding(Text(raw), flooding.options(options), facts)
    return [(each.facts["kind"], each.score) for each in found]


def test_more_than_the_limit_in_an_hour_is_seen_and_weighs_more_the_more_it_is() -> None:
    others = [f"{'abcdefghijklmnopqrstuvwxyz'[at]} quite another thing" for at in range(24)]
    assert seen(PLAIN, *others[:11]) == []
    assert seen(PLAIN, *others[:12]) == [("rate", 0.7)]
    assert seen(PLAIN, *others[:15]) == [("rate", 0.825)]
    assert seen(PLAIN, *others) == [("rate", 0.95)]
    assert seen(PLAIN, *others[:3], most_an_hour=3) == [("rate", 0.7)]


def test_the_same_text_again_is_seen_and_certain_the_fourth_time() -> None:
    assert seen(PLAIN, PLAIN) == [("repetition", 0.8)]
    assert seen(PLAIN, PLAIN, PLAIN) == [("repetition", 0.9)]
    assert seen(PLAIN, PLAIN, PLAIN, PLAIN) == [("repetition", 0.98)]


@pytest.mark.parametrize(
    "other",
    [
        PLAIN.upper(),
        PLAIN.replace("yesterday", "yesterdays"),
        PLAIN.replace(" ", "  ") + "!!!",
        "\u200b".join(PLAIN),
        PLAIN + " Yes.",
    ],
)
def test_a_text_in_another_dress_is_nearly_the_same(other: str) -> None:
    assert seen(PLAIN, other, other) == [
        ("repetition", 0.9),
    ]


def test_another_text_on_the_matter_is_not() -> None:
    other = "The council should have asked us yesterday. I think that they made a mistake there."
    assert seen(PLAIN, other, other, other) == []
    assert seen(PLAIN, "", "Yes.", PLAIN * 5) == []


def test_a_few_words_may_be_said_twice_but_not_four_times() -> None:
    assert seen("I agree!", "I agree", "I AGREE") == []
    assert seen("I agree!", "I agree", "I AGREE", "I agree.") == [("repetition", 0.8)]
    assert seen("👍", "👍", "👍", "👍") == []


@pytest.mark.parametrize(
    ("raw", "kind", "score"),
    [
        ("a" * 40, "letters", 0.85),
        ("ы" * 40, "letters", 0.85),
        (f"Nooooooooooo! {PLAIN}", "letters", 0.4),
        ("!" * 40, "signs", 0.85),
        ("😂" * 40, "signs", 0.85),
        ("spam " * 9 + "spam", "words", 0.85),
        ("слово, " * 9 + "слово", "words", 0.85),
        (f"ha ha ha ha ha ha ha, {PLAIN}", "words", 0.4),
        ("Z" + "\u0301" * 12 + "a" + "\u0316" * 12, "marks", 0.4),
        ("one" + "\n" * 15 + "two", "blank-lines", 0.4),
        ("Buy it now, friends! " * 20, "monotony", 0.8),
        ("sdkjfh skdjfh skdjfh ksjdhf kjsdhf kjshdf", "unreadable", 0.75),
        ("джклмн впрст джклмн впрст кгндж", "unreadable", 0.75),
    ],
)
def test_texts_without_content_are_seen(raw: str, kind: str, score: float) -> None:
    assert seen(raw) == [(kind, score)]


@pytest.mark.parametrize(
    "raw",
    [
        "",
        PLAIN,
        "Soooo good, yesss!!! ......... -------------------- ====================",
        "No, no, no, no, no.",
        "The BVG, SPD, CDU and FDP, the BGB and the StGB, DGB, WTO, KPMG, BBC and ARD",
        "שלום לכולם אני חושב שזה לא נכון בכלל",
        "مرحبا بكم جميعا في هذا المقال الجديد والمهم",
        "https://example.org/sdkjfhskdjfhskdjfhskdfjhskdjfh",
        "हिन्दी में लिखना भी ठीक है, ऐसा मैं सोचता हूँ",
        "我不相信市议会已经把所有的事情都告诉了我们大家",
    ],
)
def test_ordinary_texts_are_not(raw: str) -> None:
    assert seen(raw) == []


def test_a_long_ordinary_text_is_not_monotonous() -> None:
    words = ["bridge", "town", "money", "road", "water", "child", "house", "light", "school"]
    text = " ".join(f"{a} and {b}," for a in words for b in words if a != b)
    assert seen(text, min_compressed=0.1) == []


def test_without_facts_only_the_text_itself_counts() -> None:
    assert list(flooding(Text(PLAIN))) == []


@given(st.text(max_size=80), st.lists(st.text(max_size=40), max_size=2))
def test_spans_lie_in_the_text(raw: str, recent: list[str]) -> None:
    facts = Submission(raw, author=AuthorFacts(recent=tuple(recent)))
    for found in flooding(Text(raw), None, facts):
        assert 0 <= found.score <= 1
        assert all(0 <= begin < end <= len(raw) for begin, end in found.spans)


@pytest.mark.slow  # a hundred thousand signs, many times over
def test_time_grows_no_faster_than_the_text() -> None:
    units = [
        "a",
        "ab",
        "a ",
        "ab ab ",
        "!",
        "! ",
        "\u0301",
        "a\u0301",
        " \n",
        " ",
        "a\n",
        "a a a b ",
    ]
    assert_linear(detecting(flooding), units)
