"""What is refused to an editor who sets how stories are discussed, or who bears a badge."""

from django.utils.translation import gettext_lazy as _

from folkmoot.core.errors import FolkmootError


class ClosingReasonMissing(FolkmootError):
    """Who closes a discussion tells readers why."""

    code = "closing-reason-missing"
    message = _("Please tell readers in one or two sentences why the discussion is closed.")


class TimeNotAhead(FolkmootError):
    """What is planned lies ahead."""

    code = "time-not-ahead"
    message = _("Please choose a time that is still to come. Nothing was changed.")


class StoryWaysNotValid(FolkmootError):
    """Days, seconds or a question are out of bounds."""

    code = "story-ways-not-valid"
    message = _("One of these values is out of bounds. Nothing was changed.")


class FieldMissing(FolkmootError):
    """A badge says in which field somebody is an expert."""

    code = "field-missing"
    message = _("Please say in a few words in which field they are an expert.")


class BylineTaken(FolkmootError):
    """Another account is the author of this name."""

    code = "byline-taken"
    message = _("Another member is linked to this author already. Nothing was changed.")


class HoursNotValid(FolkmootError):
    """The hours of an edition are not written as spans, or would never open."""

    code = "hours-not-valid"
    message = _(
        "Please write hours such as 08:00-22:00, and have the discussion open on one day at least."
    )


class PickReasonMissing(FolkmootError):
    """A newsroom's pick says why, in a sentence."""

    code = "pick-reason-missing"
    message = _("Please say in one sentence of at most 200 characters why the newsroom picks it.")
