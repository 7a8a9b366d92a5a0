"""Mails as they come: real shapes, broken ones, and those that are made to hurt (A9)."""

import time
from pathlib import Path

import pytest

from folkmoot.moderation.errors import MailTooLarge
from folkmoot.moderation.inbound.mail import MOST_BYTES, Envelope, InboundMail, read_mail

HERE = Path(__file__).parent
ID = "01jd0a8wq3k5m7n9p2r4t6v8xz"
NOT_THEIRS = "I am not your words"
OWN = frozenset({"appeals@news.example", "newsroom@news.example"})
READ = {
    "reply_plain": ("ann@mail.example", "Your comment was removed", "marked it as one", 0),
    "html_only_outlook": (
        "juergen@outlook.example",
        "Ihr Kommentar unter „Brücke“",
        "niemanden kränken",
        0,
    ),
    "koi8_russian": ("ivan@pochta.example", "Мой комментарий", "был шуткой", 0),
    "arabic": ("layla@barid.example", "تعليقي", "لم أقصد الإساءة", 0),
    "iso2022_japanese": ("sato@meru.example", "コメントについて", "記事からの引用", 0),
    "attachments": ("bob@mail.example", "About my block", "my brother wrote", 4),
    "interleaved": ("carol@mail.example", "Your comment was not published", "laughed about it", 0),
    "labelled": ("dave@mail.example", "Unlock me", "the page hung", 0),
    "injection": ("henry@mail.example", "Hello Bcc: victim@mail.example", "adds no header", 0),
}


def read(raw: bytes, sender: str | None = None) -> InboundMail:
    return read_mail(raw, Envelope(sender), own=OWN)


def sample(name: str) -> bytes:
    return (HERE / f"{name}.eml").read_bytes()


@pytest.mark.parametrize("name", READ)
def test_letters_of_many_programs_are_read(name: str) -> None:
    sender, subject, part, attachments = READ[name]
    mail = read(sample(name))
    assert (mail.sender, mail.subject, mail.user_id) == (sender, subject, ID)
    assert part in mail.words
    assert NOT_THEIRS not in mail.words
    assert "ID:" not in mail.words.split("\n")[0]
    assert (mail.attachments, mail.is_automatic, mail.is_cut) == (attachments, False, False)


def test_html_gives_text_without_scripts_styles_and_titles() -> None:
    words = read(sample("html_only_outlook")).words
    assert words.startswith("Sehr geehrte Damen und Herren,\n")
    assert not {"alert", "color", "nothing"} & set(words.replace("(", " ").split())


def test_both_parts_of_an_interleaved_answer_stay() -> None:
    words = read(sample("interleaved")).words
    assert "the plan is foolish" in words
    assert "recommended my comment" in words


@pytest.mark.parametrize("name", ["vacation", "mailing_list", "bounce"])
def test_machines_are_known(name: str) -> None:
    assert read(sample(name)).is_automatic


@pytest.mark.parametrize(
    ("line", "sender"),
    [
        ("", ""),
        ("", "<>"),
        ("X-Folkmoot-Notification: 1", None),
        ("X-Folkmoot-Answer: 1", None),
        ("From: newsroom@news.example", None),
        ("From: APPEALS@News.example", None),
        ("From: Mail <mailer-daemon@mx.example>", None),
        ("Auto-Submitted: auto-generated", None),
        ("Precedence: bulk", None),
        ("Feedback-ID: 1", None),
    ],
)
def test_loops_are_known(line: str, sender: str | None) -> None:
    rest = b"Subject: x\n\nWords."
    assert not read(b"From: ann@mail.example\n" + rest, "ann@mail.example").is_automatic
    assert read(line.encode() + b"\n" * bool(line) + rest, sender).is_automatic


def test_broken_mail_is_a_mail_with_little_in_it() -> None:
    mail = read(sample("malformed"))
    assert (mail.user_id, mail.is_automatic) == ("", False)
    assert mail.subject.isprintable()
    for raw in (b"", b"\x00\xff" * 500, b"\n\n", b"From: \nTo: \n\n", sample("attachments")[:400]):
        assert read(raw).key


def test_the_same_mail_has_one_key_by_whatever_way_it_came() -> None:
    raw = sample("reply_plain")
    again = b"Received: from elsewhere\nDelivered-To: x@news.example\n" + raw
    assert read(raw).key == read(again).key == read(raw.replace(b"\n", b"\r\n")).key
    assert read(raw).key != read(raw.replace(b"once", b"twice").replace(b"again", b"anew")).key
    assert read(raw).key != read(raw.replace(b"reply-plain@", b"other@")).key


def test_too_large_is_refused_and_much_text_is_cut() -> None:
    with pytest.raises(MailTooLarge):
        read(b"x" * (MOST_BYTES + 1))
    mail = read(b"From: a@b.example\n\n" + b"word " * 40_000)
    assert mail.is_cut
    assert len(mail.words) <= 65_536


def _deep() -> bytes:
    heads = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000)
    )
    return b"From: a@b.example\n" + heads + b"Content-Type: text/plain\n\nwords"


HOSTILE = {
    "deep": _deep(),
    "long header": b"From: "
    + b"(<," * 300_000
    + b"\nSubject: "
    + b"=?utf-8?q?" * 20_000
    + b"\n\nx",
    "many parts": b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 100_000,
    "open tags": b"Content-Type: text/html\n\n" + b"<a <b " * 150_000,
    "nested tags": b"Content-Type: text/html\n\n" + b"<div>" * 200_000,
    "open comments": b"Content-Type: text/html\n\n" + b"<!--" * 250_000,
    "quotes": b"\n" + b"> x\nOn 1 wrote:\n" * 60_000,
    "labels": b"\n" + b"From: " * 150_000,
    "blanks": b"\n" + b" " * 900_000,
    "re": b"Subject: " + b"Re: " * 200_000 + b"\n\nx",
    "ids": b"\n" + (ID.encode() + b" ") * 35_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_mails_cost_little(name: str) -> None:
    began = time.process_time()
    read(HOSTILE[name][:MOST_BYTES])
    assert time.process_time() - began < 1.5
