"""What a site's server says of a page that people are to discuss."""

from typing import Annotated

from ninja import Field

from folkmoot.api.schemas.strict import In, Out


class StoryIn(In):
    """A page: the site's own key for it, its canonical address, its headline, and what helps.

    `text` (its beginning), `people` and `authors` let the standards tell what is on the subject.
    """

    key: Annotated[str, Field(min_length=1, max_length=200)]
    edition: str
    address: str
    title: Annotated[str, Field(min_length=1)]
    summary: str = ""
    text: str = ""
    people: list[str] = []
    authors: list[str] = []


class StoryKnownOut(Out):
    """The story as it is known here."""

    id: str
    key: str
    discussion: str
