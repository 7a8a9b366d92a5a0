from itertools import product

import pytest

from folkmoot.discussion.errors import ChangeNotAllowed
from folkmoot.discussion.states import CommentState, check_change

HELD, PUBLISHED, REMOVED = CommentState.HELD, CommentState.PUBLISHED, CommentState.REMOVED


@pytest.mark.parametrize(("before", "after"), [*product(CommentState.values, repeat=2)])
def test_every_state_leads_to_every_other_and_none_to_itself(before: str, after: str) -> None:
    if before == after:
        with pytest.raises(ChangeNotAllowed):
            check_change(before, after)
    else:
        check_change(before, after)


def test_what_is_no_state_is_no_change() -> None:
    with pytest.raises(ChangeNotAllowed):
        check_change(PUBLISHED, "gone")
