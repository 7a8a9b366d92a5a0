"""AC-001 in a real browser: no line of the corpora becomes more than text, quote or link."""

import pytest

from folkmoot.discussion.errors import TextEmpty, TextNotReadable, TextTooLong
from tests.discussion.corpora import awkward_texts, sample, script_injections
from tests.embed.people import article, composer, sign_in
from tests.make import make_account, make_comment

# slow: fills pages with hostile texts and looks at each in Chromium
pytestmark = [pytest.mark.browser, pytest.mark.slow]
FORMS = "{0}\n\n**{0}**\n\n> {0}\n\n[words]({0})\n\n<{0}>\n\n- `{0}`"
A_TEST = 60

# Everything below a comment's text against the list of what it may be.
WALK = """all => all.flatMap(text => [...text.querySelectorAll('*')].flatMap(node => {
  const tags = ['P','BR','EM','STRONG','DEL','BLOCKQUOTE','CODE','PRE','UL','OL','LI','A'];
  const found = tags.includes(node.tagName) ? [] : [node.tagName];
  for (const { name, value } of node.attributes) {
    const isLink = node.tagName === 'A' && (name === 'rel' || name === 'href');
    if (!isLink) found.push(`${node.tagName} ${name}=${value}`);
    const isSafe = ['http:', 'https:', 'mailto:'].includes(node.protocol);
    if (name === 'href' && !isSafe) found.push(value);
  }
  return found;
}))"""


@pytest.fixture
def watched(page):
    """A page that remembers each dialog and each breach of the content security policy."""
    seen = []

    def note(dialog):
        seen.append(f"dialog {dialog.message}")
        dialog.dismiss()

    page.on("dialog", note)
    page.expose_function("breach", lambda what: seen.append(f"policy {what}"))
    page.add_init_script(
        "addEventListener('securitypolicyviolation', event => window.breach(event.blockedURI))"
    )
    yield page
    assert seen == []


def post(story, author, lines, *, state="published"):
    """Each line in each syntax, through the action; how many could be taken at all."""
    taken = 0
    for line in lines:
        try:
            make_comment(story, author=author, text=FORMS.format(line), state=state)
        except (TextEmpty, TextNotReadable, TextTooLong):
            continue
        taken += 1
    return taken


def walk_pages(page, read):
    """Every page of the discussion by its own links; how many comments were looked at."""
    read(page, "?order=oldest")
    looked = 0
    while True:
        texts = page.locator(".fm-comment__text")
        assert texts.evaluate_all(WALK) == []
        looked += texts.count()
        more = page.get_by_role("link", name="Load more")
        if not more.count():
            return looked
        read(page, more.get_attribute("href"))


def lines(size):
    return [*sample(script_injections(), size), *sample(awkward_texts(), size // 3)]


def test_a_sample_of_hostile_lines_stays_text(watched, talk, read):
    author = make_account("Miriam Okafor")
    taken = post(talk, author, lines(A_TEST))
    assert taken > A_TEST
    assert walk_pages(watched, read) == taken


def test_hostile_lines_stay_text_in_what_only_their_author_sees(watched, talk, read):
    """Waiting comments, the preview and the field pass through the browser's own hands."""
    author = make_account("Miriam Okafor")
    sign_in(watched, author)
    chosen = sample(script_injections(), 12)
    taken = post(talk, author, chosen, state="held")
    read(watched)
    waiting = watched.locator(".fm-comment--waiting .fm-comment__text")
    assert waiting.count() == taken
    assert waiting.evaluate_all(WALK) == []
    for line in chosen[:4]:
        composer(watched).fill(FORMS.format(line))
        watched.get_by_role("button", name="Preview").click()
        shown = watched.locator('[data-part="preview-box"] .fm-comment__text')
        shown.wait_for()
        assert shown.evaluate_all(WALK) == []


def test_a_hostile_comment_stays_text_at_its_own_address(watched, talk):
    line = script_injections()[0]
    comment = make_comment(talk, text=FORMS.format(line))
    watched.goto(f"/discussion/comment/{comment.public_id}/")
    watched.wait_for_selector("[data-ready]")
    assert article(watched, comment).locator(".fm-comment__text").evaluate_all(WALK) == []


@pytest.mark.soak
def test_every_hostile_line_stays_text(watched, talk, read):
    author = make_account("Miriam Okafor")
    every = [*script_injections(), *awkward_texts()]
    taken = post(talk, author, every)
    assert taken > 0.95 * len(every)
    assert walk_pages(watched, read) == taken
