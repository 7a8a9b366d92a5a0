import pytest

from folkmoot.standards import Text
from folkmoot.standards.detectors.profanity import profanity

OWN = {"terms": ["Quern", "grit stone"], "allowed": ["Rosetta Quern"], "severity": 3}


def seen(raw: str, edition: str = "en", **options: object) -> list[tuple[str, float]]:
    found = profanity(Text(raw, edition), profanity.options({**OWN, **options}))
    return [(raw[slice(*each.spans[0])], each.score) for each in found]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("a quern", [("quern", 1.0)]),
        ("a QUERN", [("QUERN", 1.0)]),
        ("a qu\u200bern", [("qu\u200bern", 0.98)]),
        ("a quеrn", [("quеrn", 0.93)]),
        ("a qu3rn", [("qu3rn", 0.9)]),
        ("a quuuern", [("quuuern", 0.9)]),
        ("a q u e r n", [("q u e r n", 0.8)]),
        ("q.u.e.r.n", [("q.u.e.r.n", 0.8)]),
        ("a q**rn", [("q**rn", 0.585)]),
        ("a que-rn", [("que-rn", 0.52)]),
        ("grit stones", []),
        ("the Rosetta quern", []),
        ("quernstone", []),
        ("кверн", []),
    ],
)
def test_the_more_is_unfolded_the_less_it_says(raw: str, found: list[tuple[str, float]]) -> None:
    assert seen(raw) == found


def test_a_moderator_sees_what_was_read_and_where() -> None:
    raw = "qu3rn and QU3RN and quern"
    found = list(profanity(Text(raw), profanity.options(OWN)))
    assert [(each.rung, len(each.spans)) for each in found] == [("raw", 1), ("leet", 2)]
    assert found[1].facts == {
        "read_as": "quern",
        "terms": ["quern"],
        "language": "own",
        "severity": 3,
        "is_hint": False,
    }


@pytest.mark.parametrize(
    ("raw", "edition", "languages"),
    [
        ("What a load of shit", "en", []),
        ("What a load of shit", "de", []),
        ("So eine Scheiße aber auch", "de", []),
        ("Das ist doch alles eine große Scheiße, und das weiß auch jeder hier", "en", []),
        ("Scheiße", "en", ["de"]),
        ("Какая же это херня", "ru", []),
        ("хуй", "en", []),
        ("so ein хуй", "de", []),
    ],
)
def test_lists_of_the_edition_of_english_of_the_texts_own_language_and_of_more(
    raw: str, edition: str, languages: list[str]
) -> None:
    assert seen(raw, edition, languages=languages)


@pytest.mark.parametrize(
    ("raw", "edition"),
    [
        ("Scheiße", "en"),
        ("The assassin passed a class in analysis near Scunthorpe.", "en"),
        ("Cocktails at Hitchcock's, then the Essex team played Arsenal.", "en"),
        ("Wir essen die Peperoni, der Kapitän steht im Regen.", "de"),
        ("Скипидар и употреблять, рубля не жалко, команда психует.", "ru"),
        ("Он сказал: сор, рот, нос, тот.", "ru"),
        ("Take the A55 to b4 and the M1A2, 5s or 8s.", "en"),
        ("Total: $1,455.00, 50% off!!! Call @anna or #class", "en"),
        ("He'll be there; she'll can't won't I'd", "en"),
    ],
)
def test_innocent_words_are_left_alone(raw: str, edition: str) -> None:
    assert list(profanity(Text(raw, edition))) == []


def test_empty_own_words_are_no_words() -> None:
    options = profanity.options({"terms": [" "], "allowed": [""]})
    assert list(profanity(Text("a b"), options)) == []
