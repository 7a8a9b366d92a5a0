"""The privacy policy in public, and its publishing at the desk."""

import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext

from folkmoot.accounts.actions.consents import give_consent, publish_privacy_policy
from folkmoot.accounts.actions.profiles import change_language
from folkmoot.accounts.errors import PolicyTextMissing, PolicyUnknown, PolicyVersionTaken
from folkmoot.accounts.models import Account, Consent, PrivacyPolicy
from folkmoot.accounts.models.consent import ConsentMethod, ConsentText
from folkmoot.accounts.policy_text import drafted_policy, render_policy
from folkmoot.accounts.queries.policies import policy_in_force, policy_view
from folkmoot.accounts.roles import Role
from folkmoot.core.errors import NotAllowed
from folkmoot.discussion.models import Publication
from tests.make import make_account, make_policy

DESK = "/desk/privacy-policy/"


@pytest.fixture
def publisher(db: None) -> Account:
    return make_account("Pia", role=Role.PUBLISHER)


def publish(by: Account, version: str, **more: dict[str, str]) -> PrivacyPolicy:
    words: dict[str, dict[str, str]] = {"texts": {"en": "Text"}, "changes": {"en": "News"}}
    return publish_privacy_policy(by, version=version, **(words | more))  # type: ignore[arg-type]


def test_every_version_is_readable_with_its_date_and_what_changed(
    client: Client, publisher: Account
) -> None:
    publish(publisher, "1", texts={"en": "# Head\n\nFirst text"}, changes={})
    publish(publisher, "2", texts={"en": "Second text"}, changes={"en": "All is new"})
    current = client.get("/privacy/").content.decode()
    assert "Second text" in current
    assert "All is new" in current
    former = client.get("/privacy/1/").content.decode()
    assert "First text" in former
    assert "No longer in force" in former
    assert "<h2>Head</h2>" in former
    assert client.get("/privacy/3/").status_code == 404


def test_before_the_first_version_the_page_says_so(client: Client, db: None) -> None:
    assert b"has not published" in client.get("/privacy/").content


def test_it_is_read_in_the_readers_language_where_there_is_one(publisher: Account) -> None:
    publish(publisher, "1", texts={"en": "English", "de": "Deutsch"}, changes={})
    assert "Deutsch" in policy_view("1", "de").html
    assert "Deutsch" in policy_view("1", "de-at").html
    assert "English" in policy_view("1", "fr").html
    with pytest.raises(PolicyUnknown):
        policy_view("2", "en")


@pytest.mark.parametrize(
    ("version", "texts", "changes"),
    [
        ("", {"en": "Text"}, {"en": "News"}),
        ("a b", {"en": "Text"}, {"en": "News"}),
        ("../x", {"en": "Text"}, {"en": "News"}),
        ("2", {}, {}),
        ("2", {"en": "  "}, {"en": "News"}),
        ("2", {"de": "Text"}, {"de": "Neues"}),
        ("2", {"en": "Text"}, {}),
        ("2", {"en": "Text", "de": "Text"}, {"en": "News"}),
    ],
)
def test_half_a_version_is_not_published(
    publisher: Account, version: str, texts: dict[str, str], changes: dict[str, str]
) -> None:
    publish(publisher, "1")
    with pytest.raises(PolicyTextMissing):
        publish(publisher, version, texts=texts, changes=changes)
    assert PrivacyPolicy.objects.count() == 1


def test_a_version_is_published_once(publisher: Account) -> None:
    publish(publisher, "1")
    with pytest.raises(PolicyVersionTaken):
        publish(publisher, "1", texts={"en": "Other"})
    policy = policy_in_force()
    assert policy is not None
    assert policy.texts == {"en": "Text"}


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.MEMBER, Role.MODERATOR, Role.EDITOR])
def test_only_a_publisher_publishes(client: Client, role: str) -> None:
    account = make_account("Some One", role=role)
    with pytest.raises(NotAllowed):
        publish(account, "1")
    client.force_login(account)
    assert client.get(DESK).status_code == 403


def test_the_desk_shows_first_and_publishes_then(client: Client, publisher: Account) -> None:
    """A5: the draft to begin with, a look at it, then in force for everyone."""
    client.force_login(publisher)
    assert b"Who answers for this" in client.get(DESK).content
    form = {"version": "2031-1", "text_en": "**We** keep little.", "act": "preview"}
    looked = client.post(DESK, form)
    assert b"<strong>We</strong> keep little." in looked.content
    assert policy_in_force() is None
    assert client.post(DESK, form | {"act": "publish"})["Location"] == DESK
    policy = policy_in_force()
    assert policy is not None
    assert policy.version == "2031-1"


def test_the_desk_tells_what_is_missing_and_keeps_what_was_typed(
    client: Client, publisher: Account
) -> None:
    publish(publisher, "1")
    give_consent(
        publisher,
        text=ConsentText.PRIVACY_POLICY,
        version="1",
        language="en",
        method=ConsentMethod.GATE,
    )
    client.force_login(publisher)
    form = {"version": "2", "text_en": "A long new text", "act": "publish"}
    answer = client.post(DESK, form)
    assert list(answer.context["form"].errors) == ["changes_en"]
    assert b"A long new text" in answer.content
    answer = client.post(DESK, form | {"version": "1", "changes_en": "News"})
    assert list(answer.context["form"].errors) == ["version"]
    assert PrivacyPolicy.objects.count() == 1


def test_a_policy_is_cleaned_like_any_text() -> None:
    """A paste buffer is nobody's friend."""
    html = render_policy(
        "# Head\n\n<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=y>\n\n"
        "| a | b |\n|---|---|\n| c | d |"
    )
    assert "<script" not in html
    assert "<img" not in html
    assert "javascript:" not in html.partition("href")[2]
    assert "<h2>Head</h2>" in html
    assert "<td>c</td>" in html


def test_there_is_a_draft_in_each_language() -> None:
    draft = drafted_policy()
    assert set(draft) == {"en", "de"}
    assert all("<table>" in render_policy(text) for text in draft.values())


def test_consent_twice_is_consent_once(publisher: Account) -> None:
    make_policy(version="9", by=publisher)
    for _ in range(2):
        give_consent(
            publisher,
            text=ConsentText.PRIVACY_POLICY,
            version="9",
            language="en",
            method=ConsentMethod.GATE,
        )
    assert Consent.objects.filter(account=publisher).count() == 1


def test_a_text_in_another_language_than_the_page_says_so(
    client: Client, newsroom: Publication
) -> None:
    arabic = {"accept-language": "ar"}
    page = client.get("/privacy/", headers=arabic).content.decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert 'class="fm-prose" lang="en" dir="auto"' in page
    with translation.override("ar"):
        name = gettext("English")
    assert name in page
    assert "The language of this text" not in client.get("/privacy/").content.decode()
    member = make_account(consented=False)
    change_language(member, "ar")
    client.force_login(member)
    gate = client.get("/account/privacy-policy/").content.decode()
    assert name in gate
    assert 'lang="en" dir="auto"' in gate or "This is the first version" in gate
