"""Three doors for one mail: piped in, by LMTP, and by the hook (A9)."""

import asyncio
import json
from base64 import b64encode
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import OperationalError

from folkmoot.moderation.inbound.mail import MOST_BYTES
from folkmoot.moderation.management.commands.lmtp import Door
from folkmoot.moderation.models import InboundLetter
from tests.moderation.letters_by_mail import BOX, letter

SECRET = "a-secret-of-more-than-24-letters"
HOOK = "/api/inbound-mail/"
SAMPLES = Path(__file__).parent / "inbound"


@pytest.fixture(autouse=True)
def box(settings, db):
    settings.FOLKMOOT = {
        **settings.FOLKMOOT,
        "appeals_address": BOX,
        "inbound_secret": SECRET,
    }


def piped(monkeypatch, raw: bytes, *words: str) -> int:
    """The code with which the command ends."""
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(raw)))
    try:
        call_command("inbound_mail", *words)
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def hook(client, raw: bytes, **headers):
    headers.setdefault("Authorization", f"Bearer {SECRET}")
    return client.post(HOOK, raw, content_type="message/rfc822", headers=headers)


def form(client, **fields):
    return client.post(HOOK, fields, headers={"Authorization": f"Bearer {SECRET}"})


def kept() -> list[tuple]:
    """What the one row holds, but for its id and time."""
    fields = ("key", "sender", "language", "subject", "named_id", "explanation", "lacks", "state")
    return list(InboundLetter.objects.values_list(*fields))


@pytest.mark.parametrize("name", ["reply_plain", "koi8_russian", "attachments", "malformed"])
def test_every_door_gives_the_same_letter_and_the_same_mail_is_one(client, monkeypatch, name):
    raw = (SAMPLES / f"{name}.eml").read_bytes()
    rows = []
    for door in (
        lambda: piped(monkeypatch, raw, "--sender", "a@b.example", "--recipient", BOX),
        lambda: hook(client, raw.replace(b"\n", b"\r\n")),
        lambda: form(client, **{"body-mime": SimpleUploadedFile("mail", raw), "recipient": BOX}),
        lambda: form(client, email=SimpleUploadedFile("mail", raw), envelope="{broken"),
    ):
        door()
        rows.append(kept())
        assert len(rows[-1]) == 1
        if len(rows) % 2:
            InboundLetter.objects.all().delete()
    assert rows[0] == rows[1] == rows[2] == rows[3]


def test_hook_knows_the_secret_in_two_ways_and_no_other(client, settings):
    basic = b64encode(f"any:{SECRET}".encode()).decode()
    assert hook(client, letter(), Authorization=f"Basic {basic}").status_code == 200
    for wrong in ("", "Bearer ", f"Bearer {SECRET}x", "Basic !!!", f"Bearer {SECRET[:-1]}"):
        answer = hook(client, letter(words="Another letter, long enough."), Authorization=wrong)
        assert (answer.status_code, answer.json()["error"]["code"]) == (
            401,
            "inbound-secret-not-valid",
        )
    settings.FOLKMOOT = {**settings.FOLKMOOT, "inbound_secret": ""}
    assert hook(client, letter(), Authorization="Bearer ").status_code == 404
    assert InboundLetter.objects.count() == 1


def test_hook_refuses_with_codes_that_services_know(client, monkeypatch):
    told = json.dumps({"from": "a@b.example", "to": ["other@news.example"]})
    mail = letter().decode()
    assert form(client, email=mail, envelope=told).status_code == 404
    assert form(client, nothing="x").status_code == 400
    assert hook(client, b"x" * (MOST_BYTES + 1)).status_code == 413
    assert form(client, email=mail, envelope='{"from": "", "to": []}').status_code == 200
    assert not InboundLetter.objects.exists()

    def busy(*_args, **_rest):
        raise OperationalError("database is locked")

    monkeypatch.setattr("folkmoot.moderation.actions.inbound_letters._keep", busy)
    answer = hook(client, letter())
    assert (answer.status_code, "Retry-After" in answer.headers) == (503, True)


def test_command_ends_with_what_mail_servers_know(monkeypatch, settings):
    assert piped(monkeypatch, letter(), "--recipient", "other@news.example") == 67
    assert piped(monkeypatch, b"x" * (MOST_BYTES + 5)) == 65
    assert piped(monkeypatch, letter(), "--sender", "") == 0
    assert not InboundLetter.objects.exists()
    settings.FOLKMOOT = {**settings.FOLKMOOT, "inbound_letters_an_hour": 1}
    assert piped(monkeypatch, letter()) == 0
    assert piped(monkeypatch, letter(words="A second letter within the hour.")) == 75
    settings.FOLKMOOT = {**settings.FOLKMOOT, "appeals_address": ""}
    assert piped(monkeypatch, letter()) == 78

    def broken(*_args):
        raise RuntimeError("something of ours")

    name = "folkmoot.moderation.management.commands.inbound_mail.receive_letter"
    monkeypatch.setattr(name, broken)
    assert piped(monkeypatch, letter()) == 75


async def _talk(path: str, lines: list[bytes]) -> list[str]:
    """What the server says to each line; a mail is ended by its dot."""
    reader, writer = await asyncio.open_unix_connection(path)
    said = [(await reader.readline()).decode()]
    for line in lines:
        writer.write(line + b"\r\n")
        await writer.drain()
        answer = await reader.readline()
        while answer[3:4] == b"-":
            answer = await reader.readline()
        said.append(answer.decode()[:9].strip())
    writer.close()
    return said


@pytest.mark.django_db(transaction=True)
def test_lmtp_keeps_before_it_says_so(tmp_path, monkeypatch):
    from aiosmtpd.lmtp import LMTP

    raw = letter().replace(b"\n", b"\r\n")

    async def meet() -> list[str]:
        loop = asyncio.get_running_loop()
        path = str(tmp_path / "lmtp")
        server = await loop.create_unix_server(
            lambda: LMTP(Door(), data_size_limit=MOST_BYTES, hostname="x.invalid"), path
        )
        async with server:
            return await _talk(
                path,
                [
                    b"LHLO here",
                    b"MAIL FROM:<ann@mail.example>",
                    b"RCPT TO:<other@news.example>",
                    b"RCPT TO:<Appeals+token@news.example>",
                    b"RCPT TO:<appeals@news.example>",
                    b"DATA",
                    raw + b".",
                    b"MAIL FROM:<>",
                    b"RCPT TO:<appeals@news.example>",
                    b"DATA",
                    raw.replace(b"ann@", b"eve@") + b".",
                    b"QUIT",
                ],
            )

    said = asyncio.run(meet())
    assert [each[:3] for each in said[1:]] == [
        "250", "250", "550", "250", "452", "354", "250", "250", "250", "354", "250", "221",
    ]  # fmt: skip
    assert [row[1] for row in kept()] == ["ann@mail.example"]


def test_lmtp_listens_on_this_machine_alone():
    from django.core.management.base import CommandError

    with pytest.raises(CommandError, match="no log-in"):
        call_command("lmtp", "--host", "0.0.0.0")
