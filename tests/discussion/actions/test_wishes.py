"""Following, muting and mentioning at the same moment, and what is left when a member leaves."""

import pytest

from folkmoot.accounts.actions.profiles import change_display_name
from folkmoot.discussion.actions.erasing import forget_name
from folkmoot.discussion.actions.follows import Followed, follow
from folkmoot.discussion.actions.mutes import mute
from folkmoot.discussion.models import Comment, Follow, Mention, Mute
from folkmoot.discussion.quoting import quote_of
from tests.make import make_account, make_comment, make_story
from tests.race import errors, race


@pytest.mark.slow  # several connections
@pytest.mark.django_db(transaction=True)
def test_at_once_is_once():
    comment, reader = make_comment(), make_account()
    targets = [Followed.of(comment, kind) for kind in ("thread", "story")]
    assert not errors(race(6, lambda number: follow(reader, targets[number % 2])))
    assert Follow.objects.filter(account=reader).count() == 2
    assert not errors(race(4, lambda _: mute(reader, comment.author)))
    assert Mute.objects.filter(account=reader).count() == 1


@pytest.mark.django_db
def test_a_name_that_was_mentioned_or_quoted_goes_with_its_owner():
    story = make_story()
    leaving = make_account("Bea Okafor")
    top = make_comment(story, author=leaving)
    mention = make_comment(parent=top, text="As @Bea Okafor says, the ferry.")
    assert Mention.objects.get(account=leaving).written == "Bea Okafor"
    other = make_comment(story)
    address = f"https://main.example/discussion/comment/{top.public_id}/"
    quote = quote_of("The ferry was promised.", name="Bea Okafor", address=address)
    quoting = make_comment(parent=other, text=f"{quote}So it was.")
    change_display_name(leaving, "Bea Renamed")
    still = make_comment(parent=other, text="@Bea Renamed knows, and Bea Okafor the writer.")
    forget_name(leaving)
    texts = {row.pk: row.shown_revision.html for row in Comment.objects.all()}
    assert texts[mention.pk] == "<p>As (deleted member) says, the ferry.</p>"
    assert "(deleted member) knows" in texts[still.pk]
    assert address in texts[quoting.pk]
    assert "Bea Okafor" not in texts[quoting.pk]
