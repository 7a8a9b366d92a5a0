"""What the discussion refuses, each with its code."""

from django.utils.translation import gettext_lazy as _

from folkmoot.core.errors import FolkmootError


class ChangeNotAllowed(FolkmootError):
    """A comment cannot go from its state to the wished one."""

    code = "change-not-allowed"
    message = _("This comment has changed meanwhile. Look at it again before you decide.")


class StoryUnknown(FolkmootError):
    """No story has this id."""

    code = "story-unknown"
    message = _("This story is not known here. Your text is kept in the composer.")


class StoryClosed(FolkmootError):
    """The story takes no new comments."""

    code = "story-closed"
    message = _("The discussion of this story is closed. Your text is kept in the composer.")


class StoryPaused(StoryClosed):
    """The story takes no new comments for now. Facts: until."""

    code = "story-paused"
    message = _("This discussion takes no comments now. Your text is kept in the composer.")


class CommentUnknown(FolkmootError):
    """No comment has this id, or the account may not see it: the same answer for both."""

    code = "comment-unknown"
    message = _("There is no such comment.")


class ParentNotOpen(FolkmootError):
    """The comment that was answered is gone, unknown or belongs to another story."""

    code = "parent-not-open"
    message = _(
        "The comment you answer is no longer there. "
        "Your text is kept: you may post it as a comment of its own."
    )


class TextEmpty(FolkmootError):
    """Nothing visible was written."""

    code = "text-empty"
    message = _("Please write something first.")


class TextTooLong(FolkmootError):
    """More than 5,000 characters as a reader counts them, or more than 32 KB."""

    code = "text-too-long"
    message = _("Your text is too long: 5,000 characters are the limit. Nothing is lost.")


class TextNotReadable(FolkmootError):
    """The text holds bytes or characters that are no text: NUL, lone surrogates, bad UTF-8."""

    code = "text-not-readable"
    message = _("Your text holds characters that cannot be stored. Please type it once more.")


class EditWindowOver(FolkmootError):
    """The publisher's time for editing has passed."""

    code = "edit-window-over"
    message = _("This comment can no longer be edited.")


class NothingChanged(FolkmootError):
    """The edited text is the text that stands."""

    code = "nothing-changed"
    message = _("The text is the same as before.")


class EditedMeanwhile(FolkmootError):
    """The comment has a newer revision than the one the edit began from."""

    code = "edited-meanwhile"
    message = _(
        "This comment was edited meanwhile. Your text is kept: compare it with the new one."
    )


class CommentExists(FolkmootError):
    """This submission key has made a comment already; the fact `comment` is its public id.

    Not a refusal of anything new: a double click or a retry gets the first answer again.
    """

    code = "comment-exists"
    message = _("This comment was posted already. Nothing was posted twice.")


class KeyNotValid(FolkmootError):
    """The one-time key of a submission is missing or has another form than keys have."""

    code = "key-not-valid"
    message = _("This could not be sent as it is. Your text is kept: please try once more.")


class CommentNotOpen(FolkmootError):
    """The comment is not published, so there is nothing to answer it with."""

    code = "comment-not-open"
    message = _("This comment is no longer shown. Nothing was changed.")


class CommentRemoved(FolkmootError):
    """A removed comment takes no new text from its author: an appeal is the way."""

    code = "comment-removed"
    message = _(
        "This comment was removed and can no longer be edited. Your text is kept in the composer. "
        "If you think the removal was wrong, you can appeal."
    )


class OwnReaction(FolkmootError):
    """Nobody recommends a comment of their own."""

    code = "own-reaction"
    message = _("You cannot recommend your own comment. Nothing was changed.")


class DraftTooLong(FolkmootError):
    """A draft is longer than twice what could be posted."""

    code = "draft-too-long"
    message = _(
        "This draft is too long to be kept here. It is still in your browser: please shorten it."
    )


class DraftsFull(FolkmootError):
    """The account keeps as many drafts as it may."""

    code = "drafts-full"
    message = _(
        "You have too many unfinished comments, so this one is kept in your browser only. "
        "Post or throw away an older one first."
    )


class CursorNotValid(FolkmootError):
    """The place to go on reading from is none that was given out."""

    code = "cursor-not-valid"
    message = _("This place in the discussion is not known. Please start from the first page.")


class OrderUnknown(FolkmootError):
    """Comments cannot be put in this order."""

    code = "order-unknown"
    message = _(
        "Comments can be sorted by newest, oldest, most replied, most recommended and featured."
    )


class PeriodUnknown(FolkmootError):
    """Comments cannot be looked for within this time."""

    code = "period-unknown"
    message = _("Comments can be looked for within a day, week, month or year, or at any time.")


class ViewUnknown(FolkmootError):
    """Comments cannot be shown in this way."""

    code = "view-unknown"
    message = _("Threads can be shown open or folded, or all comments flat.")


class PagesNotHeld(FolkmootError):
    """Kept pages that show what is to be hidden could neither be forbidden nor deleted."""

    code = "pages-not-held"
    message = _(
        "Readers may still get an older page, so nothing was changed. Please tell whoever runs "
        "this site that the file of snapshots cannot be written."
    )


class PublicationUnknown(FolkmootError):
    """No publication, or no edition of it, has this key."""

    code = "publication-unknown"
    message = _("This publication or edition is not known here. Nothing was registered.")


class AddressNotValid(FolkmootError):
    """A story's address is no web address that readers can open."""

    code = "address-not-valid"
    message = _("The address of a story must begin with http: or https:. Nothing was registered.")


class AddressTaken(FolkmootError):
    """Another story of the publication has this address."""

    code = "address-taken"
    message = _("Another story has this address already. Nothing was changed.")


class MuteOfOneself(FolkmootError):
    """Nobody mutes themselves."""

    code = "own-mute"
    message = _("You cannot mute yourself. Nothing was changed.")


class FollowOfOneself(FolkmootError):
    """Nobody follows themselves."""

    code = "own-follow"
    message = _("You cannot follow yourself. Nothing was changed.")


class FollowUnknown(FolkmootError):
    """A thread, a story or a member can be followed, and nothing else."""

    code = "follow-unknown"
    message = _("This cannot be followed. Nothing was changed.")


class ListFull(FolkmootError):
    """A member follows, or mutes, as much as may be."""

    code = "list-full"
    message = _("Your list is full. Take something off it first.")


class ReactionsOff(FolkmootError):
    """The publication does not have comments recommended."""

    code = "reactions-off"
    message = _("Comments cannot be recommended here. Nothing was changed.")


class CommentWithdrawn(FolkmootError):
    """Its author has taken the comment back."""

    code = "comment-withdrawn"
    message = _("This comment was deleted by its author.")


class MemberUnknown(FolkmootError):
    """No open account is shown by this name."""

    code = "member-unknown"
    message = _("No member has this name. Please write it as it stands beside their comments.")
