"""What moderation refuses, each with its code."""

from django.utils.translation import gettext_lazy as _

from folkmoot.core.errors import FolkmootError


class BlockedFromWriting(FolkmootError):
    """The account is blocked. Facts: rule, title, ends_at, statement, is_final."""

    code = "blocked"
    message = _(
        "Your account is blocked from writing. You can read, see the reasons on your "
        "statement, and write to the moderators from there. Your text is kept in the composer."
    )


class PausedFromWriting(FolkmootError):
    """The account is paused for a time. Facts: rule, title, ends_at, statement."""

    code = "paused"
    message = _(
        "Your account is paused from writing for a time. The reasons, the end and how to "
        "object are on your statement. Your text is kept in the composer."
    )


class CaseUnknown(FolkmootError):
    """No case has this id, or it is not for this moderator's eyes."""

    code = "case-unknown"
    message = _("There is no such case.")


class CaseChanged(FolkmootError):
    """The case was decided or changed since it was opened. Facts: change, is_open, decision."""

    code = "case-changed"
    message = _("This case has changed meanwhile. Nothing was decided: look at it again.")


class CaseTaken(FolkmootError):
    """Another moderator has the case. Facts: by."""

    code = "case-taken"
    message = _("Another moderator is working on this case. Take the next one.")


class SamePerson(FolkmootError):
    """The second look must be another person's."""

    code = "same-person"
    message = _("You took the first decision, so another person answers this one.")


class OwnComment(FolkmootError):
    """Nobody moderates his own text or account."""

    code = "own-comment"
    message = _("This is about yourself. Another moderator decides it.")


class HigherRank(FolkmootError):
    """The author has the same or a higher rank in the newsroom."""

    code = "higher-rank"
    message = _("The author has your rank or a higher one. Somebody above them decides it.")


class RulingUnknown(FolkmootError):
    """There is no such ruling, or it does not fit this kind of case."""

    code = "ruling-unknown"
    message = _("This answer is not possible here. Nothing was decided.")


class ReasonMissing(FolkmootError):
    """A restriction needs at least one rule of the standards in force."""

    code = "reason-missing"
    message = _("Please choose the rule that was broken. Nothing was decided.")


class WordsMissing(FolkmootError):
    """The member must be told why in words."""

    code = "words-missing"
    message = _("Please write the member a sentence that says why. Nothing was decided.")


class GroundMissing(FolkmootError):
    """An account is closed on the ground of a removal that stands, and there is none."""

    code = "ground-missing"
    message = _(
        "No text of this member was removed, so there is no ground to close the account. "
        "Decide on a comment first. Nothing was decided."
    )


class DaysMissing(FolkmootError):
    """A pause needs a length within the allowed bounds. Facts: least, most."""

    code = "days-missing"
    message = _("Please say for how many days. Nothing was decided.")


class AlreadyInForce(FolkmootError):
    """The account is blocked already; there is one open block at a time."""

    code = "already-in-force"
    message = _("This account is blocked already. Nothing was decided.")


class DecisionUnknown(FolkmootError):
    """No decision has this id, or it is about somebody else: the same answer for both."""

    code = "decision-unknown"
    message = _("There is no such decision.")


class DecisionIsFixed(FolkmootError):
    """Decisions are only added."""

    code = "decision-fixed"
    message = _("A decision is never changed. Take a new one that reverses it.")


class AlreadyReversed(FolkmootError):
    """A decision is taken back once."""

    code = "already-reversed"
    message = _("This decision has been taken back already.")


class UndoTooLate(FolkmootError):
    """The time for an undo is over, or something later stands on the decision."""

    code = "undo-too-late"
    message = _(
        "This decision can no longer be undone: the time is over, or something was decided "
        "or asked after it. The author can appeal."
    )


class NothingToAppeal(FolkmootError):
    """The decision restricts nothing, or no longer."""

    code = "nothing-to-appeal"
    message = _("There is nothing to appeal against: this decision limits you no more.")


class AppealTooLate(FolkmootError):
    """The time for an appeal has passed. Facts: until."""

    code = "appeal-too-late"
    message = _("The time for an appeal against this decision has passed.")


class AlreadyAppealed(FolkmootError):
    """One appeal a decision. Facts: appeal, state."""

    code = "already-appealed"
    message = _("You have appealed against this decision already. It is one appeal a decision.")


class AppealOpen(FolkmootError):
    """An appeal waits on the block and must be answered first."""

    code = "appeal-open"
    message = _("The member has appealed against this block. Answer the appeal first.")


class BlockIsFinal(FolkmootError):
    """A second block that was confirmed cannot be appealed to the newsroom again."""

    code = "block-is-final"
    message = _(
        "This block is final: it is the second one, and a second person has confirmed it. "
        "The newsroom takes no further appeal against it."
    )


class LetterIncomplete(FolkmootError):
    """The letter lacks something. Facts: missing, too_long."""

    code = "letter-incomplete"
    message = _("Your letter is not complete yet. Nothing is lost.")


class LetterNotAccepted(FolkmootError):
    """Link and user ID do not go together; the words are the same for any wrong ID."""

    code = "letter-not-accepted"
    message = _(
        "This link and this user ID do not belong together. Look up the user ID in the mail "
        "that brought the link. Your letter is not lost."
    )


class SanctionUnknown(FolkmootError):
    """No such sanction is in force."""

    code = "sanction-unknown"
    message = _("There is no such limit in force on this account.")


class StatementUnknown(FolkmootError):
    """No statement has this id, or it is another's: the same answer for both."""

    code = "statement-unknown"
    message = _("There is no such statement.")


class StandardsNotValid(FolkmootError):
    """The document cannot be adopted. Facts: sentence."""

    code = "standards-not-valid"
    message = _("This document cannot be used as it is. The standards in force stay.")


class WordsTooLong(FolkmootError):
    """The words to the member or the note are longer than a page can show. Facts: most."""

    code = "words-too-long"
    message = _("The words are too long. Nothing was decided.")


class ApiKeyNotValid(FolkmootError):
    """No publication gave out this key, or it was revoked: one answer for both."""

    code = "api-key-not-valid"
    message = _("This API key is not valid here. Ask the publisher for a new one.")


class ApiKeyUnknown(FolkmootError):
    """No open key has this id."""

    code = "api-key-unknown"
    message = _("There is no such key, or it was revoked before. Nothing was changed.")


class ApiKeyNameTaken(FolkmootError):
    """Another open key of the publication has this name."""

    code = "api-key-name-taken"
    message = _("Another key has this name. Give this one its own, so that you can tell them.")


class ApiKeyNameMissing(FolkmootError):
    """A key needs a name of a reasonable length. Facts: most."""

    code = "api-key-name-missing"
    message = _("Give the key a name of at most 80 characters: who is to use it?")


class InboundMailOff(FolkmootError):
    """No address for letters by mail is set, or not what this door needs."""

    code = "inbound-mail-off"
    message = _("Letters by mail are not taken here. Use the form on the site.")


class InboundSecretNotValid(FolkmootError):
    """The one who hands a mail over does not know the secret of the hook."""

    code = "inbound-secret-not-valid"
    message = _("The secret of the hook is missing or wrong. The mail was not taken.")


class RecipientUnknown(FolkmootError):
    """The mail is addressed to somebody else."""

    code = "recipient-unknown"
    message = _("There is no such address here. The mail was not taken.")


class MailTooLarge(FolkmootError):
    """The mail is larger than we read. Facts: most."""

    code = "mail-too-large"
    message = _("This mail is too large. Send the words of your letter without attachments.")
