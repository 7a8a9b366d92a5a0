"""How this Folkmoot behaves: the typed settings, each with its default and its help text.

Read them as `conf.captcha`. A value comes from `settings.FOLKMOOT` (a mapping from name to
value), which the project fills from environment variables: `FOLKMOOT_CAPTCHA` for `captcha`.
The page of settings in the docs is made from `all_settings()`. What an editor decides is in
rows and not here; where Folkmoot runs is in the project's settings.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from folkmoot.core.setting import Setting


class Conf:
    """All settings of Folkmoot's behaviour."""

    captcha = Setting(
        "altcha",
        "The captcha at sign-up and password recovery: 'altcha' is a proof of work that the "
        "visitor's browser does, with no third party; 'off' is for tests and closed networks.",
        choices=("altcha", "off"),
    )
    captcha_cost = Setting(
        300_000,
        "The largest number a browser may have to count to for one proof of work. "
        "A phone of the middle class needs about a second for 300,000.",
        least=1,
    )
    captcha_seconds = Setting(
        300,
        "How long a proof of work may be handed in after its task was given out, in seconds.",
        least=10,
    )
    confirm_hours = Setting(
        72, "How long the link in a 'confirm your address' mail works, in hours.", least=1
    )
    mails_an_hour = Setting(
        5,
        "How many mails strangers can cause to one address within an hour: confirmation, "
        "recovery and 'you have an account' together.",
        least=1,
    )
    mails_a_day = Setting(
        20, "How many mails strangers can cause to one address within a day.", least=1
    )
    avatars = Setting(
        True,
        "Whether members' pictures are shown, and drawn letters for members without one.",
    )
    minimum_age = Setting(
        0,
        "The least age of whoever opens an account. It only raises what the reader's country asks "
        "for: between 13 and 16, and 16 where no age is known (GDPR Art. 8).",
        least=0,
    )
    name_change_days = Setting(
        14, "How many days must lie between two changes of a display name.", least=0
    )
    reserved_names = Setting(
        (),
        "Further names that no member may take, beside those of staff and of the publications.",
    )
    restore_days = Setting(
        30, "How many days a closed account can be restored before it is erased.", least=1
    )
    reminder_days = Setting(
        3, "How many days before a closed account is erased its owner is reminded.", least=1
    )
    undelivered_days = Setting(
        60,
        "How many days after the request a closed account is erased at the latest when the mail "
        "with the way back could not be handed to the mail server.",
        least=1,
    )
    past_block_days = Setting(
        730,
        "How many days it is remembered, under a keyed hash of the address, that an erased account "
        "had been blocked, so that deleting an account does not evade a second block.",
        least=1,
    )
    consent_proof_days = Setting(
        1095,
        "How many days after an account was erased it can still be proved, under a keyed hash of "
        "the address, that its owner had agreed to a text (GDPR Art. 7(1)).",
        least=1,
    )
    draft_days = Setting(
        90, "After how many days without a change a draft is thrown away.", least=1
    )
    notification_days = Setting(365, "How many days a notification stays in the inbox.", least=1)
    digest_hour = Setting(
        7,
        "At which hour of the reader's own day the mail goes out that gathers what is new.",
        choices=tuple(range(24)),
    )
    failure_days = Setting(
        30, "How many days the list of failed background tasks is kept.", least=1
    )
    receipt_days = Setting(
        1095, "How many days the receipt of an erasure is kept; it names nobody.", least=1
    )
    archive_days = Setting(
        7, "How many days a member can fetch an archive of their data that was made.", least=1
    )
    case_minutes = Setting(
        10, "How long a case is kept for the moderator who took it, in minutes.", least=1
    )
    report_days = Setting(
        180,
        "Days for which the words of a report, and who filed it, are kept after its answer.",
        least=1,
    )
    report_hold = Setting(
        0,
        "How many reports by members whose earlier reports were right take a comment from view "
        "until a moderator has looked; 0: reports alone never hide anything.",
        least=0,
    )
    withdrawn_days = Setting(
        30,
        "Days after which the text of a comment that its author withdrew is erased.",
        least=1,
    )
    ticket_days = Setting(
        365,
        "Days for which a reader's word to the newsroom is kept after its answer.",
        least=1,
    )
    enquiry_days = Setting(
        180, "Days for which a message of the contact form is kept, answered or not.", least=1
    )
    echo_days = Setting(
        180,
        "Days for which replies from the fediverse are shown under a story, and looked after: "
        "each goes when its original does.",
        least=1,
    )
    privacy_contact = Setting(
        "",
        "The mail address for questions about privacy; empty: the publication's contact address.",
    )
    undo_hours = Setting(
        24, "How long a moderator can take back a decision with one click, in hours.", least=1
    )
    second_factor = Setting(
        "staff",
        "Who must have a second factor (a passkey, or codes of an app): 'staff' leads moderators, "
        "editors and publishers to set it up before they reach the desk or the CMS; 'off' leaves "
        "it to each account. The demo runs with 'off'.",
        choices=("staff", "off"),
    )
    email_change_days = Setting(
        7, "How many days must lie between two changes of an account's address.", least=0
    )
    email_undo_days = Setting(
        14,
        "How many days the old address can take a change of address back, and is kept from "
        "everybody else.",
        least=1,
    )
    former_name_days = Setting(
        180,
        "How many days a display name is kept from others after its owner left it, so that nobody "
        "slips into it.",
        least=0,
    )
    disposable_mail = Setting(
        "refuse",
        "Addresses of services that give mail for the moment: 'refuse' or 'allow'.",
        choices=("refuse", "allow"),
    )
    disposable_hosts_file = Setting(
        "",
        "A file with further hosts of mail for the moment, one a line; Folkmoot's own list is "
        "short.",
    )
    alias_mail = Setting(
        "allow",
        "Addresses with a plus sign (ann+news@mail.example): 'allow' or 'refuse'. Limits count "
        "them as one mailbox either way.",
        choices=("allow", "refuse"),
    )
    sign_on_overlap_hours = Setting(
        24,
        "How many hours the old key of a partner site still works after it was replaced.",
        least=1,
    )
    session_detail_days = Setting(
        30,
        "How many days the list of sessions keeps device and network; after that a session is "
        "listed without them.",
        least=1,
    )
    strike_days = Setting(
        180, "After how many days a strike no longer weighs on an account's record.", least=1
    )
    hold_next_days = Setting(
        30, "For how many days a member's comments wait when no other time is given.", least=1
    )
    appeal_days = Setting(
        184,
        "How many days an author has to appeal against a decision. European law asks platforms "
        "for six months.",
        least=1,
    )
    api_key_rate = Setting(
        10,
        "How many requests a second one API key may make in the long run. A list of texts counts "
        "as one request for each ten texts begun.",
        least=1,
    )
    api_key_burst = Setting(
        60, "How many requests one API key may make at once, before its rate counts.", least=1
    )
    api_origins = Setting(
        (),
        "Web origins (such as https://tool.example) whose pages may ask the compatible faces of "
        "the API from a browser. No cookie is ever involved: the page must hold an API key, and "
        "so must everybody who can see the page.",
    )
    appeals_address = Setting(
        "",
        "The mail address at which letters to the moderators arrive, such as "
        "appeals@news.example, with at most eleven characters before the @; empty: letters by "
        "mail are not taken. What arrives there must be handed to Folkmoot; the guide says how.",
    )
    inbound_secret = Setting(
        "",
        "The secret that a mail service must send with each mail it hands over to "
        "/api/inbound-mail/; at least 24 characters. Empty: this door is shut.",
    )
    inbound_letter_days = Setting(
        30,
        "How many days a letter that came by mail waits for its confirmation before it is deleted.",
        least=1,
    )
    inbound_letters_an_hour = Setting(
        20,
        "How many letters one address may send in an hour. What is beyond stays with the sending "
        "mail server, which tries again.",
        least=1,
    )
    social = Setting(
        (),
        "The networks people can log in through, in the order of their buttons: 'google', "
        "'facebook', 'vk', 'apple', 'mastodon', 'oidc' for any provider of OpenID Connect, and "
        "'own' for the accounts of the publication's own site. A second one of a kind gets a "
        "name of its own after a colon: 'oidc:paper'. What each needs is in variables of its "
        "own; see the how-to on logging in through networks.",
    )
    outbound_own_hosts = Setting(
        (),
        "Hosts inside the own network (id.intranet.example, or with a port "
        "id.intranet.example:8443) that Folkmoot may ask, over http too. Every other address it "
        "asks must be public and https.",
    )
    suggestion_days = Setting(
        365,
        "How many days the labels that clients send to comments:suggestscore are kept for "
        "calibration, with their texts.",
        least=1,
    )


conf = Conf()


def all_settings() -> tuple[Setting[Any], ...]:
    """Every setting by name: for the docs, the check and the environment."""
    return tuple(value for _, value in sorted(vars(Conf).items()) if isinstance(value, Setting))


def from_environment(variables: Mapping[str, str]) -> dict[str, object]:
    """The settings that environment variables name, parsed and checked.

    Raises:
        ImproperlyConfigured: a variable's text is no value of its setting.
    """
    return {
        setting.name: setting.parse(variables[setting.variable])
        for setting in all_settings()
        if setting.variable in variables
    }


def check_settings(**_: object) -> list[CheckMessage]:
    """Django's check: every key of `settings.FOLKMOOT` is known and holds a fitting value."""
    known = {setting.name: setting for setting in all_settings()}
    found: list[CheckMessage] = []
    for name, value in settings.FOLKMOOT.items():
        problem = known[name].problem(value) if name in known else f"{name} is no setting."
        if problem:
            found.append(Error(f"settings.FOLKMOOT: {problem}", id="folkmoot.E001"))
    return found
