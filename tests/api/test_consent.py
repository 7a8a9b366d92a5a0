"""AC-067: without the consents in force nothing is written by the API, and the proof says which."""

import pytest

from folkmoot.accounts.actions.consents import give_consent, withdraw_consent
from folkmoot.accounts.models import Consent
from folkmoot.accounts.models.consent import ConsentMethod, ConsentText
from folkmoot.discussion.models import Comment, Reaction
from tests.make import make_account, make_comment, make_policy, make_story

pytestmark = pytest.mark.django_db
TEXTS = {
    "before-any": "The bridge was promised ten years ago.",
    "with-consent": "The ferry runs twice a day, and not at all in a storm.",
    "an-old-one": "Who pays for the pier while nobody uses it?",
    "a-new-one": "My mother waited there for an hour last winter.",
    "withdrawn": "Ask the pilots, they have said it for years.",
}


def agree(account, version):
    give_consent(
        account,
        text=ConsentText.PRIVACY_POLICY,
        version=version,
        language="en",
        method=ConsentMethod.GATE,
    )


def test_ac_067_before_consent_with_an_old_one_and_after_withdrawal(sign_in):
    make_policy(version="1")
    story, account = make_story(), make_account()
    comment = make_comment(story)
    Consent.objects.filter(account=account).delete()
    browser = sign_in(account)

    def code(key):
        answer = browser.post(
            f"/stories/{story.public_id}/comments", {"text": TEXTS[key], "key": key}
        )
        return answer.status_code, answer.json().get("error", {}).get("code", "")

    refused = (403, "consent-needed")
    assert code("before-any") == refused
    assert browser.put(f"/comments/{comment.public_id}/reaction").status_code == 403
    agree(account, "1")
    assert code("with-consent")[0] in {201, 202}
    make_policy(version="2")
    assert code("an-old-one") == refused
    agree(account, "2")
    assert code("a-new-one") in {(201, ""), (202, "")}
    withdraw_consent(account, ConsentText.PRIVACY_POLICY)
    assert code("withdrawn") == refused
    assert Comment.objects.filter(author=account).count() == 2
    assert not Reaction.objects.filter(account=account).exists()
    proofs = Consent.objects.filter(account=account).order_by("version")
    assert [(row.version, row.withdrawn_at is None) for row in proofs] == [
        ("1", False),
        ("2", False),
    ]
    assert all(row.given_at and row.language and row.method for row in proofs)
