"""A page of a discussion in whatever order and shape somebody wishes."""

from folkmoot.discussion.errors import OrderUnknown, ViewUnknown
from folkmoot.discussion.models import Story
from folkmoot.discussion.queries.flat import comments_as_wished
from folkmoot.discussion.queries.orders import ORDERS, VIEWS, is_flat
from folkmoot.discussion.queries.threads import ThreadPage, Wish, threads_as_wished


def page_as_wished(story: Story, wish: Wish) -> ThreadPage:
    """The page; the same number of queries for a discussion of ten comments or a million.

    Raises:
        OrderUnknown, ViewUnknown: there is no such order, no such way to show comments.
        CursorNotValid: `after` was not given out for this story.
        CommentUnknown: `focus` has no place there.
    """
    if wish.order not in ORDERS:
        raise OrderUnknown(orders=sorted(ORDERS))
    if wish.view not in VIEWS:
        raise ViewUnknown(views=list(VIEWS))
    if is_flat(wish.order, wish.view):
        return comments_as_wished(story, wish)
    return threads_as_wished(story, wish)
