"""The comments of a page as HTML, put together from strings.

A page shows up to two hundred comments. Django's template language costs some fifty
microseconds for each, which would be most of the cost of a read; here it is about five.
The price is that escaping is ours: every value that a person typed passes `escape`, and the
only text taken as it is are the cleaned HTML of a revision and words translated once.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import lru_cache
from html import escape
from urllib.parse import quote

from django.utils import formats, translation
from django.utils.translation import gettext, ngettext

from folkmoot.accounts.faces import face
from folkmoot.discussion.queries.comment_view import CommentView
from folkmoot.discussion.queries.replies import ThreadView
from folkmoot.discussion.queries.threads import ThreadPage
from folkmoot.embed.nesting import Nesting
from folkmoot.embed.row_words import Words, addresses

PHONE_DEPTH = 4
WIDE_DEPTH = 7
ITEM = ' itemprop="comment" itemscope itemtype="https://schema.org/Comment"'
PUBLISHED = ' itemprop="datePublished"'
WRITER = ' itemprop="author" itemscope itemtype="https://schema.org/Person"'
"""What search engines read of a comment (UX-032): it is inside the page's own item."""


@dataclass(frozen=True)
class Rows:
    """How the comments of one page are shown: same for everybody who asks."""

    story_id: str
    order: str
    view: str
    zone: tzinfo
    is_open: bool
    rule_title: Callable[[str], str]
    words: Words
    language: str

    def threads(self, threads: Iterable[ThreadView]) -> str:
        """The list items of several threads, each a top comment with its replies."""
        return "".join(self.thread(thread) for thread in threads)

    def thread(self, thread: ThreadView) -> str:
        """One list item: the top comment, its replies nested, what is left to load."""
        return self.tree(
            (thread.top, *thread.replies),
            torn_level=0 if self.view == "flat" else 1,
            below=self.more_replies(thread),
            earlier=self._earlier(thread),
        )

    def tree(
        self,
        comments: Iterable[CommentView],
        *,
        torn_level: int = 1,
        earlier: str = "",
        below: str = "",
    ) -> str:
        """Comments in tree order as nested list items.

        Nesting ends at `WIDE_DEPTH`: what lies deeper stands flat with a link to what it
        answers, since no screen shows more and parsers give up on bottomless nesting. A reply
        whose parent is not among those given is put at `torn_level`, with such a link too.
        """
        nesting = Nesting()
        levels: dict[str, int] = {}
        for view in comments:
            is_torn = bool(view.parent_id) and view.parent_id not in levels
            level = torn_level if is_torn else levels.get(view.parent_id, -1) + 1
            level = min(level, WIDE_DEPTH)
            levels[view.public_id] = level
            nesting.put(self._branch(view, level=level, is_torn=is_torn) + earlier, level=level)
            earlier = ""
        return nesting.finish(below)

    def more_replies(self, thread: ThreadView) -> str:
        """The link to the replies that did not fit; it works without script. Empty if all did."""
        if not thread.more_replies:
            return ""
        top = thread.top.public_id
        query = f"after={quote(thread.more_cursor)}" if thread.more_cursor else ""
        words = ngettext(
            "Show %(number)s more reply", "Show %(number)s more replies", thread.more_replies
        ) % {"number": thread.more_replies}
        return (
            f'<p class="fm-more-replies"><a class="fm-act" '
            f'href="?{self._way}&amp;thread={top}{"&amp;" if query else ""}{query}#comments" '
            f'data-replies="{addresses().comment}{top}/replies/?{query}">{escape(words)}</a></p>'
        )

    def load_more(self, page: ThreadPage) -> str:
        """The link to the next page of threads, with the number left. Empty on the last."""
        if page.next_cursor is None:
            return ""
        query = f"{self._way}&amp;after={quote(page.next_cursor)}"
        words = self._left(page.left)
        return (
            f'<p class="fm-load" data-part="load"><a class="fm-button" rel="next" '
            f'href="?{query}#comments" '
            f'data-more="{addresses().discussion}{self.story_id}/more/?{query}">'
            f"{escape(words)}</a></p>"
        )

    @property
    def _way(self) -> str:
        """The part of a query that keeps order and view."""
        return f"order={self.order}" + ("" if self.view == "open" else f"&amp;view={self.view}")

    def _left(self, number: int) -> str:
        """What the button says that leads on."""
        if self.view != "flat":
            words = ngettext(
                "Load more (%(number)s thread left)", "Load more (%(number)s threads left)", number
            )
        elif number:
            words = ngettext(
                "Load more (%(number)s comment left)",
                "Load more (%(number)s comments left)",
                number,
            )
        else:
            return gettext("Load more")
        return words % {"number": number}

    def article(self, view: CommentView, *, is_torn: bool = False) -> str:
        """One comment, or the grey line where one was."""
        if not view.is_open:
            return self._tombstone(view)
        key = view.public_id
        name = escape(view.author_name) or self.words.nameless
        badge = self._voice(self.words.badge(view.author_badge, view.author_field))
        return (
            f'<article class="fm-comment" id="comment-{key}" data-id="{key}" '
            f'data-revision="{view.revision}" tabindex="-1" '
            f'aria-labelledby="by-{key} at-{key}"><header class="fm-comment__head">'
            f"{face(view.author_name, view.author_avatar) if view.author_name else ''}"
            f'<span class="fm-comment__by" id="by-{key}"{WRITER}><bdi itemprop="name">{name}</bdi>'
            f'{badge}</span> <a class="fm-comment__at" id="at-{key}" '
            f'itemprop="url" href="{addresses().comment}{key}/">'
            f"{self._time(view.written_at, PUBLISHED)}</a>"
            f"{self._answer(view)}{self._edited(view)}</header>"
            f"{self._answers(view, is_torn=is_torn)}"
            f'<div class="fm-comment__text" itemprop="text" dir="auto">{view.html}</div>'
            f"{self._pick(view)}{self._acts(view)}</article>"
        )

    def _branch(self, view: CommentView, *, level: int, is_torn: bool) -> str:
        parent = f' data-parent="{view.parent_id}"' if view.parent_id else ""
        item = ITEM if view.is_open else ""
        return (
            f'<li class="fm-branch" data-level="{level}"{parent}{item}>'
            f"{self.article(view, is_torn=is_torn)}"
        )

    def _acts(self, view: CommentView) -> str:
        words, key = self.words, view.public_id
        reply = (
            f'<a class="fm-act" data-act="reply" rel="nofollow" '
            f'href="{addresses().discussion}{self.story_id}/write/?parent={key}" '
            f'aria-describedby="by-{key}">{words.reply}</a>'
            if self.is_open
            else ""
        )
        return (
            f'<footer class="fm-comment__acts">{reply}{self._recommend(view)}'
            f'<a class="fm-act" data-act="link" href="{addresses().comment}{key}/" '
            f'aria-describedby="by-{key}">{words.link}</a>'
            f'<a class="fm-act" data-act="more" rel="nofollow" '
            f'href="{addresses().comment}{key}/acts/" '
            f'aria-describedby="by-{key}">{words.more}</a></footer>'
        )

    def _pick(self, view: CommentView) -> str:
        """A newsroom's pick says so in words, and why."""
        if not view.is_featured:
            return ""
        return (
            f'<p class="fm-comment__pick"><span class="fm-badge fm-badge--voice">'
            f"{self.words.picked}</span> {escape(view.featured_reason)}</p>"
        )

    def _voice(self, words: str) -> str:
        """Something that the newsroom says, in its own colour; '' for nothing."""
        return f' <span class="fm-badge fm-badge--voice">{words}</span>' if words else ""

    def _answer(self, view: CommentView) -> str:
        """Where readers ask: an expert's reply, and a question that has one."""
        if view.is_answer:
            return self._voice(self.words.answer)
        return f' <span class="fm-badge">{self.words.answered}</span>' if view.is_answered else ""

    def _recommend(self, view: CommentView) -> str:
        if not self.words.recommend:
            return ""
        return (
            f'<button class="fm-act" type="button" data-act="recommend" aria-pressed="false" '
            f'aria-describedby="by-{view.public_id}">{self.words.recommend} '
            f'<span class="fm-number">{view.reaction_count or ""}</span></button>'
        )

    def _edited(self, view: CommentView) -> str:
        if view.edited_at is None:
            return ""
        words = self.words.edited_by_staff if view.is_edited_by_staff else self.words.edited
        return f' <span class="fm-comment__edited">{words} {self._time(view.edited_at)}</span>'

    def _answers(self, view: CommentView, *, is_torn: bool) -> str:
        if not view.parent_id or (view.depth <= PHONE_DEPTH and not is_torn):
            return ""
        kind = "always" if is_torn else "wide" if view.depth > WIDE_DEPTH else "phone"
        parent = view.parent_id
        address = f"{addresses().comment}{parent}/" if is_torn else f"#comment-{parent}"
        name = escape(view.reply_to_name) or self.words.nameless
        return (
            f'<p class="fm-comment__answers" data-from="{kind}">{self.words.answers} '
            f'<a href="{address}"><bdi>{name}</bdi></a></p>'
        )

    def _tombstone(self, view: CommentView) -> str:
        key = view.public_id
        gone = {"erased": self.words.erased, "withdrawn": self.words.withdrawn}
        words = gone.get(view.state_word, self.words.waiting)
        if view.state_word == "removed":
            rule = escape(view.removed_rule)
            title = escape(self.rule_title(view.removed_rule))
            words = (
                f'{self.words.removed} <a href="{addresses().standards}#{rule}">{title}'
                f"{f' ({rule})' if rule else ''}</a>"
            )
        return (
            f'<article class="fm-comment fm-comment--gone" id="comment-{key}" data-id="{key}" '
            f'tabindex="-1" aria-labelledby="gone-{key}"><p id="gone-{key}">{words}</p></article>'
        )

    def _earlier(self, thread: ThreadView) -> str:
        if not thread.has_earlier:
            return ""
        top = thread.top.public_id
        address = f"?{self._way}&amp;thread={top}#comment-{top}"
        return f'<p class="fm-earlier"><a href="{address}">{self.words.earlier}</a></p>'

    def _time(self, moment: datetime, prop: str = "") -> str:
        there = moment.astimezone(self.zone)
        day = _day(there.date(), self.language)
        return (
            f'<time{prop} datetime="{moment.isoformat(timespec="seconds")}" data-relative>'
            f"{day}{there.hour:02}:{there.minute:02}</time>"
        )


@lru_cache(maxsize=4096)
def _day(day: date, language: str) -> str:
    """The day as the language writes it before a time, with what stands between the two."""
    with translation.override(language):
        form = formats.get_format("SHORT_DATETIME_FORMAT")
        before = form.removesuffix("H:i") if form.endswith("H:i") else "Y-m-d "
        return escape(formats.date_format(day, before))
