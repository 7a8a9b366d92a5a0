import pytest

from folkmoot.standards import Text
from folkmoot.standards.detectors.shouting import shouting


@pytest.mark.parametrize(
    ("raw", "share"),
    [
        ("NOBODY EVER LISTENS TO US HERE", 1.0),
        ("NOBODY EVER LISTENS TO US HERE, ok", 0.926),
        ("НИКТО НАС ЗДЕСЬ НЕ СЛЫШИТ", 1.0),
        ("ΚΑΝΕΙΣ ΔΕΝ ΜΑΣ ΑΚΟΥΕΙ ΕΔΩ", 1.0),
        ("ＮＯＢＯＤＹ ＥＶＥＲ ＬＩＳＴＥＮＳ ＴＯ ＵＳ", 1.0),
        ('THEY WROTE "nothing to see" AND WE ARE FURIOUS', 1.0),
    ],
)
def test_texts_in_capitals_are_seen(raw: str, share: float) -> None:
    (seen,) = shouting(Text(raw))
    assert (seen.score, seen.facts["share"]) == (share, share)
    assert seen.spans == ((0, len(raw)),)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "YES PLEASE DO THAT",
        "Nobody Ever Listens To Us Here, Do They",
        "NATO, the EU and the UN agreed with the USA and the IMF on it.",
        "The headline said “NOBODY EVER LISTENS TO US HERE ANY MORE”.",
        "> NOBODY EVER LISTENS TO US HERE ANY MORE\nWho wrote that?",
        "לא שומעים אותנו כאן אף פעם בכלל",
        "誰も私たちの話を聞いてくれません、まったく本当に",
        "არავინ გვისმენს აქ არასდროს საერთოდ",
    ],
)
def test_short_ordinary_and_quoted_texts_and_scripts_without_case_are_not(raw: str) -> None:
    assert list(shouting(Text(raw))) == []


def test_the_document_draws_the_lines() -> None:
    options = shouting.options({"min_letters": 5, "max_share": 0.4})
    assert list(shouting(Text("Yes WE can"), options)) == []
    assert [seen.score for seen in shouting(Text("YES We can"), options)] == [0.5]
