"""How an account is told: by kind in the inbox, by mail in a rhythm, on browsers."""

import pytest

from folkmoot.notifications.actions.notify import notify
from folkmoot.notifications.actions.preferences import (
    choose,
    choose_all,
    switch_kind,
    switch_mails_off,
)
from folkmoot.notifications.errors import KindIsFixed, KindUnknown, RhythmUnknown
from folkmoot.notifications.queries.inbox import inbox, unread_count
from folkmoot.notifications.queries.preferences import Choice, choice_of, preferences
from tests.make import make_account
from tests.notifications.test_notify import FACTS, everything_stands  # noqa: F401


def test_a_kind_says_how_it_is_told_until_something_is_chosen(db):
    account = make_account()
    usual = {each.kind: each.choice for each in preferences(account)}
    assert usual["reply"] == Choice("at-once", is_pushed=True)
    assert usual["followed-story"] == Choice("daily")
    choose_all(account, {"reply": Choice("hourly", is_shown=False), "mention": Choice("off")})
    assert choice_of(account, "reply") == Choice("hourly", is_shown=False)
    assert choice_of(account, "mention").mail == "off"
    assert choice_of(account, "followed-member") == usual["followed-member"]
    assert choice_of(make_account(), "reply") == usual["reply"]


def test_what_cannot_be_chosen(db):
    account = make_account()
    for kind, choice, error in (
        ("blocked", Choice("off"), KindIsFixed),
        ("shout", Choice("off"), KindUnknown),
        ("reply", Choice("each-minute"), RhythmUnknown),
    ):
        with pytest.raises(error):
            choose_all(account, {"mention": Choice("off"), kind: choice})
    assert choice_of(account, "mention").mail == "at-once"


def test_a_kind_out_of_the_inbox_is_mailed_all_the_same(db, mailoutbox):
    account = make_account()
    choose(account, "reply", Choice("at-once", is_shown=False))
    notify(account, "reply", cause="1", facts=FACTS)
    assert len(mailoutbox) == 1
    assert unread_count(account) == 0
    assert inbox(account).items == ()


def test_ending_mails_leaves_all_else_as_it_is_chosen(db):
    account = make_account()
    choose(account, "mention", Choice("daily", is_shown=False, is_pushed=False))
    switch_mails_off(account, ["mention", "reply", "blocked", "nonsense"])
    assert choice_of(account, "mention") == Choice("off", is_shown=False)
    assert choice_of(account, "reply") == Choice("off", is_pushed=True)
    assert choice_of(account, "blocked").mail == "at-once"
    switch_kind(account, "mention", is_mailed=True)
    assert choice_of(account, "mention").mail == "at-once"
