"""A spam service that speaks as Akismet's ``comment-check`` does.

Source: Akismet's API reference for comment-check (fields, answers, the pro-tip header).
"""

from urllib.parse import urlencode

from folkmoot.standards.finding import Seen, Span
from folkmoot.standards.judges.question import Question, Reply, Request, Unusable
from folkmoot.standards.languages import base

NOT_TOLD = "127.0.0.1"
"""The service demands an address. A reader's is personal data, so it gets one that says nothing."""

SPAM = 0.9
BLATANT = 1.0


def request_of(question: Question) -> Request:
    """The text, the site and its language; no name, address or e-mail of the author."""
    use, submission = question.use, question.submission
    fields = {
        "api_key": question.key,
        "blog": use.site,
        "user_ip": NOT_TOLD,
        "comment_type": "comment",
        "comment_content": submission.text,
        "blog_lang": base(submission.language),
        "blog_charset": "UTF-8",
    }
    headers = {"content-type": "application/x-www-form-urlencoded"}
    return Request(use.url, urlencode(fields).encode(), headers)


def seen_in(question: Question, reply: Reply) -> Seen | None:
    """The whole text if the service calls it spam: 0.9, and 1 where it says to discard it."""
    answer = reply.body.strip()
    if answer == b"false":
        return None
    if answer != b"true":
        raise Unusable("it answered neither true nor false")
    is_blatant = reply.headers.get("x-akismet-pro-tip", "") == "discard"
    span = Span(0, len(question.submission.text))
    return Seen(BLATANT if is_blatant else SPAM, (span,), facts={"blatant": is_blatant})
