"""What comes back of following, muting and naming."""

from folkmoot.api.schemas.strict import Out


class MuteOut(Out):
    """Whether the writer is muted now."""

    is_muted: bool


class FollowOut(Out):
    """Whether it is followed now."""

    is_followed: bool


class NamesOut(Out):
    """Names of participants."""

    names: list[str]


class FollowsHereOut(Out):
    """What of a page is followed: its story, threads by their top comments, members by comments."""

    story: bool
    threads: list[str]
    members: list[str]
