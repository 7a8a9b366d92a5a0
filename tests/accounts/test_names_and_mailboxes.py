"""Former names and refused kinds of addresses (A3, A4)."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import Settings
from django.test import Client
from django.urls import reverse

from folkmoot.accounts.actions.email_changes import ask_email_change
from folkmoot.accounts.actions.profiles import change_display_name
from folkmoot.accounts.errors import AddressNotAccepted, NameTaken
from folkmoot.accounts.mail_rules import fit_address
from folkmoot.accounts.models import Account
from folkmoot.accounts.queries.names import former_names_of
from tests.make import make_account

AT = datetime.fromisoformat("2031-03-04T12:00:00+00:00")


def test_nobody_slips_into_a_name_that_was_left(db: None) -> None:
    """Also not in a look-alike; its owner may take it back, and after half a year it is free."""
    with time_machine.travel(AT, tick=False) as clock:
        mara = make_account("Mara Quist")
        change_display_name(mara, "Mara Quist-Holm")
        for spelling in ("Mara Quist", "MARA QUIST", "Маra Quist"):
            with pytest.raises(NameTaken):
                make_account(spelling)
        assert [former.name for former in former_names_of(mara)] == ["Mara Quist"]
        clock.shift(timedelta(days=15))
        change_display_name(mara, "Mara Quist")
        clock.shift(timedelta(days=15))
        change_display_name(mara, "Mara Holm")
        clock.shift(timedelta(days=181))
        make_account("Mara Quist")
    assert Account.objects.filter(display_name="Mara Quist").count() == 1


@pytest.mark.parametrize("host", ["mailinator.com", "x.mailinator.com", "Mailinator.COM"])
def test_mail_for_the_moment_is_refused(host: str, settings: Settings) -> None:
    with pytest.raises(AddressNotAccepted):
        fit_address(f"ann@{host}")
    settings.FOLKMOOT = settings.FOLKMOOT | {"disposable_mail": "allow"}
    fit_address(f"ann@{host}")


@pytest.mark.parametrize("host", ["mail.example", "notmailinator.com", "mailinator.com.example"])
def test_other_hosts_are_not(host: str) -> None:
    fit_address(f"ann@{host}")


def test_a_newsroom_has_a_list_of_its_own(tmp_path: Path, settings: Settings) -> None:
    own = tmp_path / "hosts.txt"
    own.write_text("# ours\ngone-tomorrow.example  # seen in May\n")
    settings.FOLKMOOT = settings.FOLKMOOT | {"disposable_hosts_file": str(own)}
    for host in ("gone-tomorrow.example", "mailinator.com"):
        with pytest.raises(AddressNotAccepted):
            fit_address(f"ann@{host}")


def test_aliases_by_setting(settings: Settings) -> None:
    fit_address("ann+news@mail.example")
    settings.FOLKMOOT = settings.FOLKMOOT | {"alias_mail": "refuse"}
    with pytest.raises(AddressNotAccepted):
        fit_address("ann+news@mail.example")


def test_the_rule_holds_at_a_change_too(db: None) -> None:
    with pytest.raises(AddressNotAccepted):
        ask_email_change(make_account("Mara"), "mara@yopmail.com")


def test_staff_see_the_former_names(client: Client, moderator: Account) -> None:
    mara = make_account("Mara Quist")
    change_display_name(mara, "Mara Holm")
    client.force_login(moderator)
    page = client.get(reverse("desk:account", args=[mara.public_id])).content.decode()
    assert "<bdi>Mara Quist</bdi>, until" in page
