"""A member's picture is given out with the rest, and ends with the account (A4, A6, A7)."""

from io import BytesIO

import time_machine
from PIL import Image

from folkmoot.accounts.actions.closures import request_closure
from folkmoot.accounts.models import Account
from folkmoot.discussion.actions.authors import show_avatar
from folkmoot.privacy.actions.erasure import erase_due_accounts
from folkmoot.privacy.parts import PARTS
from tests.make import make_account
from tests.privacy.conftest import AT
from tests.privacy.days import run_at_once


def test_the_picture_is_given_out_and_erased(
    db, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.MEDIA_ROOT = tmp_path
    out = BytesIO()
    Image.new("RGB", (90, 60), "red").save(out, "PNG")
    with time_machine.travel(AT, tick=False) as clock:
        erase_due_accounts()
        member = make_account("Ada Reader")
        show_avatar(member, out.getvalue())
        accounts = next(part for part in PARTS if part.name == "accounts")
        held = next(iter(accounts.holdings(member)["account"]))
        assert str(held["avatar"]).startswith("data:image/webp;base64,")
        with django_capture_on_commit_callbacks(execute=True):
            request_closure(member)
            assert run_at_once(clock, 31) == 1
    assert not Account.objects.get(pk=member.pk).avatar
    assert not list(tmp_path.rglob("*.webp"))
