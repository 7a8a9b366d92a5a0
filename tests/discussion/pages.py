"""Pages of a discussion as tests ask for them, and their comments by id."""

from folkmoot.discussion.models import Comment, Story
from folkmoot.discussion.queries.pages import page_as_wished
from folkmoot.discussion.queries.threads import ThreadPage, Wish
from tests.make import make_account, make_comment


def fresh(story: Story) -> Story:
    """The row as it is now."""
    return Story.objects.get(pk=story.pk)


def page_of_story(story: Story, **asked: object) -> ThreadPage:
    given = {name: value for name, value in asked.items() if value is not None}
    return page_as_wished(fresh(story), Wish(**given))  # type: ignore[arg-type]


def tops_of(page: ThreadPage) -> list[str]:
    return [thread.top.public_id for thread in page.threads]


def ids_of(*comments: Comment) -> list[str]:
    return [comment.public_id for comment in comments]


def fill(story: Story, tops: int, replies: int = 0) -> list[Comment]:
    author = make_account()
    made = [make_comment(story, author=author) for _ in range(tops)]
    for top in made:
        for _ in range(replies):
            make_comment(parent=top, author=author)
    return made
