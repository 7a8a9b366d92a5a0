"""Names: what they may be made of, which are kept, and which two are the same."""

import pytest

from folkmoot.accounts.actions.names import fit_name, reserve_name
from folkmoot.accounts.errors import NameNotAllowed, NameTaken
from folkmoot.accounts.names import name_skeleton, readable_name
from folkmoot.accounts.roles import Role
from folkmoot.accounts.staff_names import sounds_like_staff
from tests.make import make_account, make_publication

GOOD = [
    "Ann",
    "Jo-Anne O'Neil",
    "Müller & Söhne",
    "Анна Каренина",
    "李小龙",
    "علي",
    "Nguyễn Văn A",
    "Dr. No (2)",
    "Å" * 40,
]
BAD = [
    ("", "too-short"),
    ("A", "too-short"),
    ("  B  ", "too-short"),
    ("a" * 41, "too-long"),
    ("a" + "\u0301" * 5 + "b", "too-long"),
    ("1234", "no-letter"),
    ("..--..", "no-letter"),
    ("Ann\u200b", "invisible"),
    ("Ann\u202eeve", "invisible"),
    ("A\u2066nn\u2069", "invisible"),
    ("\u3164\u3164\u3164", "invisible"),
    ("Ann\u00ad", "invisible"),
    ("Ann\x00", "invisible"),
    ("Ann\ufe0f", "invisible"),
    ("Ann\U000e0041", "invisible"),
    ("Ann<b>", "characters"),
    ('"><img src=x>', "characters"),
    ("javascript:alert", "characters"),
    ("www/ann", "characters"),
    ("ann@mail", "characters"),
    ("Ann`s", "characters"),
    ("\U0001f600\U0001f600", "characters"),
]


@pytest.mark.parametrize("name", GOOD)
def test_names_of_many_peoples_are_taken_as_they_are(name: str) -> None:
    assert readable_name(name) == name


@pytest.mark.parametrize(("name", "reason"), BAD)
def test_what_hides_or_breaks_out_is_refused_with_its_reason(name: str, reason: str) -> None:
    """AC-005: quotes, brackets, schemes and controls never get as far as an attribute."""
    with pytest.raises(NameNotAllowed) as refusal:
        readable_name(name)
    assert refusal.value.facts["reason"] == reason


def test_spaces_are_single_and_letters_composed() -> None:
    assert readable_name("  Ren\u0065\u0301   Du\tPont ") == "René Du Pont"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna", "anna"),
        ("Anna", "Аnnа"),
        ("Anna", "Ａｎｎａ"),
        ("Jo Anne", "JoAnne"),
        ("Bill", "BiIl"),
        ("paypal", "раураl"),
        ("modern", "modem"),
        ("Straße", "STRASSE"),
        ("ﬁona", "fiona"),
    ],
)
def test_names_that_look_the_same_are_the_same(one: str, other: str) -> None:
    """AC-134: one skeleton for both, and the database holds it unique."""
    assert name_skeleton(one) == name_skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("Anna", "Anne"), ("Bob", "Rob"), ("Ли", "Лу")])
def test_other_names_are_others(one: str, other: str) -> None:
    assert name_skeleton(one) != name_skeleton(other)


@pytest.mark.parametrize(
    "name",
    ["Admin", "The Moderator", "аdmin", "M.o.d", "Redaktion", "Модератор", "admin 2", "编辑部",
     "TheModerators", "Chief Editor"],
)  # fmt: skip
def test_words_for_staff_are_kept(name: str) -> None:
    assert sounds_like_staff(name)


@pytest.mark.parametrize("name", ["Staffan", "Edith", "Roland", "Modesty", "Owen", "Rooter"])
def test_people_whose_names_begin_alike_are_not_staff(name: str) -> None:
    assert not sounds_like_staff(name)


@pytest.mark.django_db
def test_a_publications_name_is_kept_from_members_and_not_from_staff() -> None:
    make_publication("north")
    for name in ("The North Herald", "the.north.herald", "Тhе North Herald", "The North Heralds"):
        with pytest.raises(NameNotAllowed) as refusal:
            fit_name(name, language="en")
        assert refusal.value.facts["reason"] == "reserved"
    assert fit_name("Northern Harold", language="en") == "Northern Harold"
    assert fit_name("The North Herald", language="en", is_staff=True) == "The North Herald"


@pytest.mark.django_db
def test_reserving_twice_is_reserving_once() -> None:
    reserve_name("The Evening Echo")
    reserve_name("The Evening Echo")
    with pytest.raises(NameNotAllowed):
        fit_name("The Evening Echo", language="en")


@pytest.mark.django_db
def test_a_taken_name_is_refused_in_every_look() -> None:
    make_account("Clara Bell")
    for look in ("Clara Bell", "clara bell", "ClaraBell", "\u0421lara Bell"):
        with pytest.raises(NameTaken):
            fit_name(look, language="en")


@pytest.mark.django_db
def test_a_name_keeps_the_standards() -> None:
    with pytest.raises(NameNotAllowed) as refusal:
        fit_name("Fuckface", language="en")
    assert refusal.value.facts["reason"] == "standards"


@pytest.mark.django_db
def test_staff_may_say_that_they_are_staff() -> None:
    assert make_account("Night Editor", role=Role.EDITOR).display_name == "Night Editor"
