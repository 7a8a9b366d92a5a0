"""Warn: told in words, and nothing is limited."""

from folkmoot.moderation.models import Decision, Sanction
from folkmoot.notifications.models import Notification
from tests.moderation.make import decided, held, submit


def test_told_with_rule_and_words_and_nothing_limited(member, story, moderator):
    decided(moderator, held(member, story), measure="warn", words="Name the deed, not him.")
    note = Notification.objects.get(account=member, kind="warned")
    assert note.facts["rule"] == "C5"
    assert note.facts["rule_title"]
    assert note.facts["words"] == "Name the deed, not him."
    assert not Sanction.objects.exists()
    assert Decision.objects.get(ruling="warn").before == {}
    assert submit(member, story).outcome == "publish"
