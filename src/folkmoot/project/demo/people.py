"""The demo's accounts: six whose passwords are printed, and those who keep them company."""

import tomllib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from folkmoot.accounts.actions.consents import give_consent, publish_privacy_policy
from folkmoot.accounts.actions.registration import Application, open_account
from folkmoot.accounts.models import Account
from folkmoot.accounts.models.consent import ConsentMethod, ConsentText
from folkmoot.accounts.roles import Role
from folkmoot.core.clock import now
from folkmoot.discussion.models import Publication
from folkmoot.moderation.actions.standards import adopt_default
from folkmoot.newsroom.demo.past import at

HERE = Path(__file__).parent
PASSWORD = "a-demo-is-no-secret"  # noqa: S105 - printed at each start of the demo
POLICY = "2026-1"
JOINED = timedelta(days=40)
HOST = "meridian-courier.example"


@dataclass(frozen=True)
class Person:
    """One of the demo's people; those with a label may be signed in as."""

    key: str
    name: str
    label: str = ""
    role: str = Role.MEMBER

    @property
    def email(self) -> str:
        """The address to sign in with."""
        return f"{self.label.replace(' ', '-') or self.key}@{HOST}"


def demo_people() -> list[Person]:
    """Everybody, in the order of the file."""
    rows = tomllib.loads((HERE / "people.toml").read_text(encoding="utf-8"))["person"]
    return [Person(**row) for row in rows]


def open_accounts(publication: Publication, *, time_zone: str) -> dict[str, Account]:
    """All accounts by their key: address confirmed, both consents given.

    The publisher comes first and puts privacy policy and standards in force, so that the
    others agree to what is there, as members do.
    """
    people = sorted(demo_people(), key=lambda person: person.role != Role.PUBLISHER)
    accounts: dict[str, Account] = {}
    standards = ""
    for number, person in enumerate(people):
        with at(now() - JOINED + number * timedelta(hours=17)):
            account = open_account(_application(person, time_zone, standards))
            if not standards:
                standards = _put_in_force(publication, account)
        accounts[person.key] = account
    return accounts


def _application(person: Person, time_zone: str, standards: str) -> Application:
    return Application(
        email=person.email,
        display_name=person.name,
        password=PASSWORD if person.label else None,
        role=person.role,
        time_zone=time_zone,
        standards_version=standards,
        is_confirmed=True,
    )


def _put_in_force(publication: Publication, publisher: Account) -> str:
    """Publish the privacy policy, adopt the standards; the version of the standards."""
    texts = {
        language: (HERE / f"privacy-policy.{language}.md").read_text(encoding="utf-8")
        for language in ("en", "de")
    }
    policy = publish_privacy_policy(publisher, version=POLICY, texts=texts, changes={})
    standards = adopt_default(publication, by=publisher).standards.version
    agreed = {ConsentText.PRIVACY_POLICY: policy.version, ConsentText.STANDARDS: standards}
    for text, version in agreed.items():
        give_consent(
            publisher, text=text, version=version, language="en", method=ConsentMethod.SIGN_UP
        )
    return standards
