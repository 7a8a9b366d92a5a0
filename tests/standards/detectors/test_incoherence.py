import pytest

from folkmoot.standards import Text
from folkmoot.standards.detectors.incoherence import incoherence
from tests.standards.growth import assert_linear, detecting
from tests.standards.hostile import UNITS

SALAD = (
    "table river seventeen purple engine holiday ladder cheese window Tuesday bottle printer "
    "garden monkey station paper cloud"
)


@pytest.mark.parametrize(
    ("raw", "language", "kind"),
    [
        ("asdfghjkl asdfghjkl qwertyuiop", "en", "mashed keys"),
        ("sdfkjhsdf kjsdhf ksjdhfkjsdhf", "en", "mashed keys"),
        ("фывапролджэ йцукенгшщз", "ru", "mashed keys"),
        ("شسيبلاتنمك ضصثقفغعهخ", "ar", "mashed keys"),
        ("aGVsbG8gd29ybGQgMTIzNDU2Nzg5MGFiYw==", "en", "noise"),
        (SALAD, "en", "words without a sentence"),
    ],
)
def test_texts_that_nobody_could_mean_are_seen(raw: str, language: str, kind: str) -> None:
    found = {seen.facts["kind"]: seen.score for seen in incoherence(Text(raw, language))}
    assert found[kind] >= 0.7


@pytest.mark.parametrize(
    ("raw", "language"),
    [
        ("", "en"),
        ("Why?", "en"),
        ("We were there, we saw the property, her typewriter too.", "en"),
        ("teh goverment shoud relly thnik abuot waht poeple ned befor tehy cut", "en"),
        ("pqp kkkkkkkkkkkkkkkkkkkk", "pt"),
        ("Angstschweiß und Strumpfwarenfachverkäufer", "de"),
        ("Взгляд встречного хмур, вздрогнул взвод.", "ru"),
        ("W Szczebrzeszynie chrząszcz brzmi w trzcinie", "pl"),
        (SALAD.replace(" ", ", "), "en"),
        ("هذا القرار لا يفيد سكان المدينة ولا التجار ولا اصحاب البيوت القديمة في الحي", "ar"),
        ("Look: https://a.example/aGVsbG8gd29ybGQgMTIzNDU2Nzg5MGFiYw", "en"),
    ],
)
def test_bad_spelling_lists_laughter_and_other_scripts_are_not(raw: str, language: str) -> None:
    assert list(incoherence(Text(raw, language))) == []


def test_the_document_draws_the_lines() -> None:
    options = incoherence.options({"min_words": 40, "mashed": 1.0, "min_noise": 1.1})
    assert list(incoherence(Text(f"asdfg hjkl qwp mpz {SALAD}"), options)) == []


def test_its_time_grows_no_faster_than_the_text() -> None:
    names = ["one letter", "figures", "words", "leet words", "letter and figure", "cjk"]
    assert_linear(detecting(incoherence), [*(UNITS[name] for name in names), "aB3"], size=60_000)
