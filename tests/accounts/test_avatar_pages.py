"""A member's picture: sent, shown, replaced, taken away, erased (A4; AC-011, AC-012)."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from folkmoot.accounts.actions.avatars import put_avatar, sweep_avatars
from folkmoot.accounts.faces import face
from folkmoot.accounts.models import Account
from folkmoot.accounts.pictures import SIZES, squares_of
from folkmoot.accounts.roles import Role
from folkmoot.core.clock import now
from folkmoot.discussion.actions.authors import show_avatar
from folkmoot.embed.section import Asked, discussion
from folkmoot.notifications.models import Notification
from tests.make import make_account, make_comment, make_story
from tests.race import race

PAGE = "/account/picture/"
NAMES = [
    "../../../escaped.webp",
    "/etc/cron.d/escaped.png",
    "..\\..\\escaped.png",
    "C:\\escaped.png",
    "a\x00b.png",
    "escaped.php.png",
    "escaped.svg",
    "escaped.html",
    "CON",
    ".htaccess",
    "e" * 200 + ".png",
]


def picture(colour: str = "red", kind: str = "PNG") -> bytes:
    out = BytesIO()
    Image.new("RGB", (90, 60), colour).save(out, kind)
    return out.getvalue()


def sent(data: bytes, name: str = "me.png", kind: str = "image/png") -> dict[str, object]:
    return {"form": "picture", "picture": SimpleUploadedFile(name, data, kind)}


def files() -> set[str]:
    root = Path(settings.MEDIA_ROOT)
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def browser(client, newsroom, member):
    client.force_login(member)
    return client


@pytest.fixture
def member(newsroom):
    return make_account("Ada Reader")


def test_a_picture_is_sent_shown_replaced_and_taken_away(
    browser, member, story, django_capture_on_commit_callbacks
):
    make_comment(story, author=member)
    drawn = str(discussion(story, Asked()))
    assert 'aria-hidden="true">A</span>' in drawn

    with django_capture_on_commit_callbacks(execute=True):
        answer = browser.post(PAGE, sent(picture("red", "JPEG"), "x.html", "text/html"))
    assert answer.status_code == 302
    member.refresh_from_db()
    first = member.avatar
    assert files() == {f"avatars/{first}-{size}.webp" for size in SIZES}
    shown = str(discussion(story, Asked()))
    assert f'src="/media/avatars/{first}-40.webp"' in shown
    assert 'alt="" width="40" height="40" loading="lazy"' in shown
    assert "<img" in browser.get(PAGE).content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        browser.post(PAGE, sent(picture("blue")))
    member.refresh_from_db()
    assert member.avatar != first
    assert files() == {f"avatars/{member.avatar}-{size}.webp" for size in SIZES}
    assert first not in str(discussion(story, Asked()))

    with django_capture_on_commit_callbacks(execute=True):
        browser.post(PAGE, {"form": "none"})
    assert files() == set()
    assert str(discussion(story, Asked())) == drawn


def test_what_is_refused_changes_nothing(browser, member):
    show_avatar(member, picture())
    before, key = files(), member.avatar
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    for data, name in ((svg, "me.png"), (b"\0" * 2_097_153, "me.png"), (picture()[:80], "me.png")):
        answer = browser.post(PAGE, sent(data, name))
        assert answer.status_code == 200
        assert b'aria-invalid="true"' in answer.content
    assert b"This field is required" in browser.post(PAGE, {"form": "picture"}).content
    member.refresh_from_db()
    assert (files(), member.avatar) == (before, key)


def test_ac_012_no_file_name_leads_anywhere(browser, member, tmp_path, monkeypatch):
    monkeypatch.setattr("folkmoot.accounts.actions.avatars.AVATAR_RATE", "99/h")
    made = squares_of(picture())
    monkeypatch.setattr("folkmoot.accounts.actions.avatars.squares_of", lambda _: made)
    for name in NAMES:
        browser.post(PAGE, sent(b"x", name))
    assert all(path.is_relative_to(tmp_path / "media") for path in tmp_path.rglob("*.*"))
    assert {Path(name).parent.name for name in files()} == {"avatars"}
    assert not [name for name in files() if "escaped" in name]


def test_ac_011_a_picture_opened_alone_is_shut_in(client, member):
    show_avatar(member, picture())
    answer = client.get(f"/media/avatars/{member.avatar}-80.webp")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/webp"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "immutable" in answer.headers["Cache-Control"]
    assert b"".join(answer.streaming_content)[8:12] == b"WEBP"
    for path in ("avatars/", f"avatars/{member.avatar}-80.svg", "avatars/../../secret-key"):
        assert client.get(f"/media/{path}").status_code == 404


def test_who_may_not_write_may_not_send_a_picture_and_off_is_off(browser, member, settings):
    settings.FOLKMOOT = {**settings.FOLKMOOT, "avatars": False}
    assert b"shows no pictures" in browser.get(PAGE).content
    browser.post(PAGE, sent(picture()))
    assert (files(), face("Ada", "abc")) == (set(), "")


def test_staff_take_a_picture_away_and_say_why(client, newsroom, member):
    show_avatar(member, picture())
    moderator = make_account("Mo", role=Role.MODERATOR)
    client.force_login(moderator)
    path = f"/desk/accounts/{member.public_id}/picture/"
    assert b"Words to the member" in client.get(f"/desk/accounts/{member.public_id}/").content
    assert client.post(path, {"words": " "}).status_code == 400
    assert Account.objects.get(pk=member.pk).avatar
    assert client.post(path, {"words": "It shows somebody else."}).status_code == 302
    assert not Account.objects.get(pk=member.pk).avatar
    told = Notification.objects.get(account=member, kind="picture-removed")
    assert told.facts == {"words": "It shows somebody else."}
    client.force_login(member)
    assert client.post(path, {"words": "x"}).status_code == 403


def test_what_a_crash_left_is_swept_and_what_is_fresh_stays(member):
    show_avatar(member, picture())
    kept = files()
    lost = Path(settings.MEDIA_ROOT) / "avatars" / f"{'0' * 32}-40.webp"
    lost.write_bytes(b"x")
    assert sweep_avatars() == 0
    with time_machine.travel(now() + timedelta(days=2)):
        assert sweep_avatars() == 1
    assert files() == kept


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("ada", "A"),
        ("Ёлка", "Ё"),
        ("أحمد", "أ"),
        ("e\u0301mile", "E\u0301"),
        ("<b>", "&lt;"),
        ("👩‍🚀x", "👩‍🚀"),
    ],
)
def test_a_drawn_face_is_the_first_letter_whatever_the_script(name, letter):
    assert f">{letter}</span>" in face(name)
    assert face(name) == face(name)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_change_at_once_one_picture_stays():
    member = make_account("Ada Reader")
    make_comment(make_story(), author=member)

    def change(number: int) -> None:
        show_avatar(Account.objects.get(pk=member.pk), picture(("red", "blue")[number]))

    assert [runner.error for runner in race(2, change)] == [None, None]
    member.refresh_from_db()
    assert files() == {f"avatars/{member.avatar}-{size}.webp" for size in SIZES}
    put_avatar(member, "")
    assert files() == set()
