import pytest

from folkmoot.accounts.errors import EmailUnconfirmed
from folkmoot.discussion.actions.comments import change_state
from folkmoot.discussion.actions.reactions import react, take_back_reaction
from folkmoot.discussion.errors import CommentNotOpen, OwnReaction
from folkmoot.discussion.models import Comment
from folkmoot.discussion.queries.reactions import own_reactions
from folkmoot.discussion.states import CommentState
from tests.make import make_account, make_comment

pytestmark = pytest.mark.django_db


def test_one_a_person_given_and_taken_back() -> None:
    comment, reader, other = make_comment(), make_account(), make_account()
    assert [react(reader, comment), react(reader, comment), react(other, comment)] == [1, 1, 2]
    assert own_reactions(reader, [comment.public_id, "nonsense"]) == [comment.public_id]
    assert [take_back_reaction(reader, comment), take_back_reaction(reader, comment)] == [1, 1]
    assert own_reactions(reader, [comment.public_id]) == []


def test_reactions_stay_while_a_comment_is_hidden() -> None:
    comment = make_comment()
    react(make_account(), comment)
    change_state(comment, CommentState.REMOVED)
    with pytest.raises(CommentNotOpen):
        react(make_account(), comment)
    change_state(comment, CommentState.PUBLISHED)
    assert Comment.objects.get(pk=comment.pk).reaction_count == 1


def test_nobody_recommends_their_own_and_the_unready_nothing() -> None:
    comment = make_comment()
    with pytest.raises(OwnReaction):
        react(comment.author, comment)
    with pytest.raises(EmailUnconfirmed):
        react(make_account(confirmed=False), comment)
    assert Comment.objects.get(pk=comment.pk).reaction_count == 0
