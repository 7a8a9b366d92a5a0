"""What the API refuses before it does anything: forged, oversized, malformed, over-long asks."""

import resource

import pytest

from folkmoot.api.app import api
from folkmoot.discussion.models import Comment, Draft, Reaction, Revision
from tests.api.browser import Browser, code_of
from tests.discussion.corpora import awkward_texts, corpus, sample
from tests.make import make_account, make_comment, make_story

pytestmark = pytest.mark.django_db

CLEAN = "The bridge was promised ten years ago, and the ferry still runs twice a day."
ROUTES = [  # but those for machines, which have no session
    (method.upper(), path.removeprefix("/api/v1"), "requestBody" in operation)
    for path, operations in api.get_openapi_schema()["paths"].items()
    for method, operation in operations.items()
    if (method, path) not in {("post", "/api/v1/assess"), ("put", "/api/v1/stories")}
]
DOORS = {"/sign-on", "/frame/session"}
"""Where a session begins, guarded by other means than its token."""
CHANGING = [route for route in ROUTES if route[0] != "GET" and route[1] not in DOORS]
BODIES = [route for route in ROUTES if route[2]]
WITH_AN_ID = [route for route in ROUTES if "{" in route[1]]
FITTING = {
    "/comments/{comment_id}/report": {"ground": "C5", "text": "", "is_in_good_faith": False},
    "/push": {"endpoint": "https://push.example/1", "public_key": "k", "secret": "s"},
    "DELETE /push": {"endpoint": "https://push.example/1"},
    "/sign-on": {"token": "t", "site": ""},
    "/frame/session": {"code": "c"},
    "/stories/{story_id}/comments": {"text": CLEAN, "key": "a-fitting-key"},
    "/comments/{comment_id}": {"text": CLEAN, "revision": 1},
    "/stories/{story_id}/preview": {"text": CLEAN},
    "/stories/{story_id}/draft": {"text": CLEAN},
}


@pytest.fixture
def comment() -> Comment:
    return make_comment()


def _at(path: str, comment: Comment) -> str:
    ids = {"story_id": comment.story.public_id, "comment_id": comment.public_id}
    return path.format(**ids, what="thread")


def _fitting(method: str, path: str) -> dict[str, object]:
    return FITTING.get(f"{method} {path}") or FITTING[path]


def _rows() -> tuple[int, int, int]:
    return Comment.objects.count(), Draft.objects.count(), Reaction.objects.count()


@pytest.mark.parametrize(("method", "path", "has_body"), CHANGING)
def test_ac_036_without_a_token_nothing_is_done(
    sign_in, comment, method: str, path: str, has_body: bool
) -> None:
    browser, before = sign_in(make_account()), _rows()
    body = _fitting(method, path) if has_body else None
    for token in ("", "forged" * 6):
        response = browser.send(method, _at(path, comment), body, headers={"X-CSRFToken": token})
        assert (response.status_code, code_of(response)) == (403, "csrf")
    assert _rows() == before
    assert comment.revisions.count() == 1


@pytest.mark.parametrize(("method", "path", "has_body"), CHANGING)
def test_ac_036_a_token_from_another_origin_is_not_taken(
    sign_in, comment, method: str, path: str, has_body: bool
) -> None:
    browser, before = sign_in(make_account()), _rows()
    response = browser.send(
        method,
        _at(path, comment),
        _fitting(method, path) if has_body else None,
        headers={"Origin": "https://attacker.example"},
    )
    assert (response.status_code, code_of(response)) == (403, "csrf")
    assert _rows() == before


@pytest.mark.parametrize(("method", "path", "has_body"), BODIES)
def test_ac_036_what_a_form_can_send_is_not_taken(
    sign_in, comment, method: str, path: str, has_body: bool
) -> None:
    browser, before = sign_in(make_account()), _rows()
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        response = browser.send(
            method, _at(path, comment), _fitting(method, path), content_type=kind
        )
        assert (response.status_code, code_of(response)) == (415, "content-type-not-json")
    assert _rows() == before


@pytest.mark.parametrize(("method", "path", "has_body"), ROUTES)
def test_ac_036_reading_changes_nothing_and_other_methods_are_not_known(
    sign_in, comment, method: str, path: str, has_body: bool
) -> None:
    browser, before = sign_in(make_account()), _rows()
    for other in ("GET", "PATCH", "TRACE"):
        response = browser.send(
            other, _at(path, comment), headers={"X-HTTP-Method-Override": "PUT"}
        )
        assert response.status_code in {200, 400, 404, 405}
    assert _rows() == before


NOT_OFFERED = {
    field.attname for model in (Comment, Revision, Draft) for field in model._meta.fields
}


@pytest.mark.parametrize(("method", "path", "has_body"), BODIES)
def test_ac_030_fields_that_are_not_offered_are_refused(
    sign_in, comment, method: str, path: str, has_body: bool
) -> None:
    """Each column of our rows, and some that would be powers, is refused by its name."""
    before = _rows()
    fitting = _fitting(method, path)
    for extra in sorted({*NOT_OFFERED, "role", "is_staff", "__class__"} - {*fitting, "parent"}):
        browser = sign_in(make_account())
        response = browser.send(method, _at(path, comment), fitting | {extra: "published"})
        assert (response.status_code, code_of(response)) == (400, "fields-not-valid")
        assert response.json()["error"]["facts"]["fields"] == [
            {"field": extra, "problem": "extra_forbidden"}
        ]
    assert _rows() == before


@pytest.mark.parametrize(("method", "path", "has_body"), BODIES)
def test_a_field_of_another_kind_is_refused(
    sign_in, comment, method: str, path: str, has_body: bool
) -> None:
    before, browser, fitting = _rows(), sign_in(comment.author), _fitting(method, path)
    for wrong in (None, 7, 1.5, True, [], {}, ["text"], {"$ne": ""}):
        name = "text" if "text" in fitting else next(iter(fitting))
        response = browser.send(method, _at(path, comment), fitting | {name: wrong})
        assert (response.status_code, code_of(response)) == (400, "fields-not-valid")
    assert _rows() == before


def test_a_revision_is_a_small_whole_number(sign_in, comment) -> None:
    browser = sign_in(comment.author)
    for number in (0, -1, 2**31, 2**80, 1.0, "1", True):
        body = {"text": CLEAN, "revision": number}
        response = browser.put(f"/comments/{comment.public_id}", body)
        assert (response.status_code, code_of(response)) == (400, "fields-not-valid")


@pytest.mark.parametrize(("method", "path", "has_body"), ROUTES)
def test_ac_038_an_unknown_parameter_is_refused(
    sign_in, comment, method: str, path: str, has_body: bool
) -> None:
    browser = sign_in(make_account())
    body = _fitting(method, path) if has_body else None
    for name in ("unknown", "author__email__contains", "_connector", "limit", "order_by", ""):
        response = browser.send(method, f"{_at(path, comment)}?{name}=1", body)
        assert (response.status_code, code_of(response)) == (400, "parameter-unknown")


@pytest.mark.parametrize(("method", "path", "has_body"), WITH_AN_ID)
def test_a_strange_id_is_an_unknown_one(
    sign_in, comment, method: str, path: str, has_body: bool
) -> None:
    browser = sign_in(make_account())
    for strange in ("%00", "%FF", "..", "01MA", "a" * 300, "1 OR 1", "%0d%0a"):
        address = path.format(story_id=strange, comment_id=strange, what="thread")
        address += "?begin=An" if path.endswith("/names") else ""
        response = browser.send(method, address, _fitting(method, path) if has_body else None)
        assert response.status_code == 404
        assert code_of(response) in {"story-unknown", "comment-unknown", "not-found"}


def test_an_unknown_address_has_the_one_form_of_refusal(visitor: Browser) -> None:
    for path in ("/nothing", "/stories/", "/comments/x/y/z"):
        response = visitor.get(path)
        assert (response.status_code, code_of(response)) == (404, "not-found")


BOMBS = {
    "large": b'{"text": "' + b"a" * 2_000_000 + b'"}',
    "deep lists": b"[" * 100_000,
    "deep objects": b'{"a":' * 40_000,
    "deep and closed": b"[" * 100_000 + b"]" * 100_000,
    "many members": b"{" + b",".join(b'"%d":1' % number for number in range(20_000)) + b"}",
    "long number": b'{"text": ' + b"9" * 100_000 + b"}",
    "zipped": b"\x1f\x8b\x08\x00" + b"\0" * 1_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_ac_116_bodies_that_are_bombs_are_refused_without_growing(sign_in, comment, name) -> None:
    browser = sign_in(make_account())
    path = f"/stories/{comment.story.public_id}/comments"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    response = browser.post(path, BOMBS[name])
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert response.status_code in {400, 413}
    assert code_of(response) in {"body-not-json", "body-too-large", "fields-not-valid"}
    assert grown < 50_000  # KB


def test_ac_116_a_packed_body_and_a_lying_length_are_refused(sign_in, comment) -> None:
    browser = sign_in(make_account())
    path = f"/stories/{comment.story.public_id}/comments"
    packed = browser.post(path, b"{}", headers={"Content-Encoding": "gzip"})
    assert (packed.status_code, code_of(packed)) == (415, "content-type-not-json")
    lying = browser.post(path, b"{}", CONTENT_LENGTH="100000000")
    assert (lying.status_code, code_of(lying)) == (413, "body-too-large")


@pytest.mark.slow  # three hundred requests
def test_ac_116_every_body_of_the_json_corpus_is_read_or_refused_by_name(sign_in, comment) -> None:
    """What must parse is refused for its fields, what must not for its form; never a 500."""
    path = f"/stories/{comment.story.public_id}/preview"
    browser, checked = sign_in(make_account()), 0
    for file in sorted(corpus("json").iterdir()):
        if not file.stat().st_size:
            continue
        response = browser.post(path, file.read_bytes())
        if response.status_code == 429:
            browser = sign_in(make_account())
            response = browser.post(path, file.read_bytes())
        code = code_of(response)
        assert response.status_code == 400, file.name
        if file.name.startswith("y_"):
            assert code == "fields-not-valid", file.name
        elif file.name.startswith("n_"):
            assert code == "body-not-json", file.name
        else:
            assert code in {"body-not-json", "fields-not-valid", "text-not-readable"}, file.name
        checked += 1
    assert checked > 300


def _check_awkward(sign_in, texts: list[str]) -> None:
    story, browser = make_story(), None
    for number, text in enumerate(texts):
        if number % 10 == 0:
            browser = sign_in(make_account())
        response = browser.put(f"/stories/{story.public_id}/draft", {"text": text})
        if response.status_code == 204:
            kept = browser.get(f"/stories/{story.public_id}/mine").json()["drafts"]
            assert [draft["text"] for draft in kept] in ([text], [])
        else:
            assert (response.status_code, code_of(response)) == (400, "text-not-readable")
        body = {"text": text, "key": f"awkward-{number}", "insists": True}
        response = browser.post(f"/stories/{story.public_id}/comments", body)
        if response.status_code in {201, 202}:
            unified = text.replace("\r\n", "\n").replace("\r", "\n")
            assert response.json()["comment"]["text"] == unified
        else:
            assert code_of(response) in {"text-empty", "text-not-readable"}, text
        browser.get(f"/stories/{story.public_id}/mine")


@pytest.mark.slow  # forty texts through the whole gate
def test_ac_136_awkward_texts_come_back_as_sent_or_are_refused_by_name(sign_in) -> None:
    _check_awkward(sign_in, sample(awkward_texts(), 40))


@pytest.mark.soak
@pytest.mark.slow  # five hundred texts through the whole gate
def test_ac_136_every_awkward_text(sign_in) -> None:
    _check_awkward(sign_in, awkward_texts())


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b'{"text": "\xff"}', "body-not-json"),
        (b'{"text": "\xc0\xaf"}', "body-not-json"),
        (b'{"text": "\xed\xa0\x80"}', "body-not-json"),
        (b'{"text": "\\ud800"}', "text-not-readable"),
        (b'{"text": "\\udc00\\ud800"}', "text-not-readable"),
        (b'{"\\ud800": 1}', "text-not-readable"),
        (b'{"text": NaN}', "body-not-json"),
        (b" ", "body-not-json"),
        (b"null", "fields-not-valid"),
        (b'"text"', "fields-not-valid"),
    ],
)
def test_ac_136_broken_encodings(sign_in, comment, body: bytes, code: str) -> None:
    response = sign_in(make_account()).post(f"/stories/{comment.story.public_id}/preview", body)
    assert (response.status_code, code_of(response)) == (400, code)


def test_an_error_of_ours_says_so_in_json_and_tells_nothing(visitor, comment, monkeypatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("folkmoot.api.routes.stories.page_as_wished", broken)
    response = visitor.get(f"/stories/{comment.story.public_id}/thread")
    assert (response.status_code, code_of(response)) == (500, "internal-error")
    assert "secret" not in response.content.decode()
    assert response.json()["error"]["facts"] == {}
