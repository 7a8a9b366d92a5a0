"""The demo's accounts, on the terminal and in a file for scripts."""

import json
from pathlib import Path

from folkmoot.project.demo.people import PASSWORD, Person, demo_people

PAGES = {
    "reader": "/",
    "author": "/my/comments/",
    "moderator": "/desk/",
    "second moderator": "/desk/",
    "editor": "/cms/",
    "publisher": "/desk/",
}


def signed_in_people() -> list[Person]:
    """Those whose passwords are told."""
    return [person for person in demo_people() if person.label]


def write_accounts(path: Path, address: str) -> None:
    """A JSON list of address, e-mail, password and role, one entry a person."""
    rows = [
        {
            "address": address + PAGES[person.label],
            "email": person.email,
            "password": PASSWORD,
            "role": person.label,
            "name": person.name,
        }
        for person in signed_in_people()
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


def accounts_table(address: str) -> str:
    """The same for eyes."""
    people = signed_in_people()
    widest = max(len(person.email) for person in people)
    lines = [
        f"  {person.label:<17} {person.email:<{widest}}  {address}{PAGES[person.label]}"
        for person in people
    ]
    words = f"  The password of all six: {PASSWORD} (in the demo staff need no second factor)"
    return "\n".join([*lines, words])
