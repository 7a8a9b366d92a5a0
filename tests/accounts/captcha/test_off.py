"""Switched off, nothing is asked, nothing is spent, and no form shows a captcha."""

import pytest
from django.conf import Settings
from django.test import Client

from folkmoot.accounts.captcha import check_captcha, is_asked, new_task
from folkmoot.accounts.errors import ProofMissing
from folkmoot.accounts.models import SpentProof


@pytest.mark.django_db
def test_switched_off_nothing_is_asked(settings: Settings) -> None:
    settings.FOLKMOOT = {"captcha": "off"}
    assert not is_asked()
    assert new_task("sign-up") == {}
    check_captcha("", "sign-up")
    assert not SpentProof.objects.exists()
    settings.FOLKMOOT = {"captcha": "altcha"}
    with pytest.raises(ProofMissing):
        check_captcha("", "sign-up")


@pytest.mark.django_db
def test_the_form_shows_it_where_it_is_asked(client: Client, settings: Settings) -> None:
    for kind, shown in (("off", False), ("altcha", True)):
        settings.FOLKMOOT = {"captcha": kind}
        page = client.get("/account/password/reset/")
        assert (b"<folkmoot-proof" in page.content) is shown


@pytest.mark.django_db
def test_a_task_is_given_for_known_forms_only(client: Client, settings: Settings) -> None:
    settings.FOLKMOOT = {"captcha": "altcha"}
    task = client.get("/account/task/sign-up/")
    assert set(task.json()) == {"algorithm", "challenge", "maxNumber", "salt", "signature"}
    assert "no-store" in task["Cache-Control"]
    assert client.get("/account/task/anything/").status_code == 404
    assert client.post("/account/task/sign-up/").status_code == 405
