"""The Community Standards as a page of its own, for a site that shows them itself."""

import re
from html import escape

from folkmoot.standards.document import PublicStandards
from folkmoot.standards.languages import base

BEFORE_THE_RULES = ("obligations",)
AFTER_THE_RULES = ("consequences", "machines", "letter", "appeals", "pledges")
RIGHT_TO_LEFT = frozenset(("ar", "fa", "he", "ur"))
BREAKS = re.compile(r"[ \t\r\n]+")
MARKUP = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#"})

STYLE = """\
body { font: 1.05rem/1.55 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto;
  padding: 0 1rem; color: #1b1b1b; background: #fff; }
h1, h2 { line-height: 1.25; } h2 { margin-top: 2.2rem; }
dt { font-weight: 600; margin-top: 1rem; } dd { margin-inline-start: 0; }
.id { color: #595959; font-weight: 400; } footer { margin-top: 3rem; color: #595959; }
@media (prefers-color-scheme: dark) { body { color: #ececec; background: #161616; }
  .id, footer { color: #ababab; } }"""


def as_markdown(page: PublicStandards) -> str:
    """The page in Markdown."""
    lines = [f"# {_plain(page.title)}", "", _plain(page.introduction), ""]
    lines += _sections_in_markdown(page, BEFORE_THE_RULES)
    lines += [f"## {_plain(page.rules_title)}", ""]
    for rule in page.rules:
        lines += [f"**{rule.id} · {_plain(rule.title)}**", "", _plain(rule.text), ""]
    lines += _sections_in_markdown(page, AFTER_THE_RULES)
    return "\n".join([*lines, f"*{_plain(page.version)}*", ""])


def _sections_in_markdown(page: PublicStandards, names: tuple[str, ...]) -> list[str]:
    lines: list[str] = []
    for name in names:
        section = page.sections[name]
        lines += [f"## {_plain(section.title)}", ""]
        lines += [*(f"- {_plain(point)}" for point in section.points), ""]
    return lines


def _plain(words: str) -> str:
    return _on_one_line(words).translate(MARKUP)


def as_html(page: PublicStandards) -> str:
    """The page in HTML, whole in one file, with nothing loaded from elsewhere."""
    direction = "rtl" if base(page.language) in RIGHT_TO_LEFT else "ltr"
    rules = "\n".join(
        f'<dt id="{escape(rule.id)}"><span class="id">{escape(rule.id)}</span> '
        f"{_html(rule.title)}</dt>\n<dd>{_html(rule.text)}</dd>"
        for rule in page.rules
    )
    return f"""<!doctype html>
<html lang="{escape(page.language)}" dir="{direction}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{_html(page.title)}</title>
<style>
{STYLE}
</style>
<body>
<main>
<h1>{_html(page.title)}</h1>
<p>{_html(page.introduction)}</p>
{_sections_in_html(page, BEFORE_THE_RULES)}
<h2>{_html(page.rules_title)}</h2>
<dl>
{rules}
</dl>
{_sections_in_html(page, AFTER_THE_RULES)}
</main>
<footer>{_html(page.version)}</footer>
</body>
</html>
"""


def _sections_in_html(page: PublicStandards, names: tuple[str, ...]) -> str:
    parts = []
    for name in names:
        section = page.sections[name]
        points = "\n".join(f"<li>{_html(point)}</li>" for point in section.points)
        parts.append(f"<h2>{_html(section.title)}</h2>\n<ul>\n{points}\n</ul>")
    return "\n".join(parts)


def _html(words: str) -> str:
    return escape(_on_one_line(words))


def _on_one_line(words: str) -> str:
    """A space that must not be broken, as French sets before a colon, stays one."""
    return BREAKS.sub(" ", words).strip()
