"""How the tables of remote judges, and of what follows from a score, are read and refused."""

import re
from dataclasses import replace
from urllib.parse import urlsplit

from folkmoot.standards.rule import Asking, JudgeKind, JudgeUse, Step
from folkmoot.standards.table import Table
from folkmoot.standards.verdict import Outcome

ACTIONS = {outcome.value: outcome for outcome in Outcome}
KINDS: dict[str, JudgeKind] = {"chat": "chat", "scorer": "scorer", "spam-service": "spam-service"}
ASKINGS: dict[str, Asking] = {"always": "always", "undecided": "undecided"}
LEAST_SECONDS = 0.1
MOST_SECONDS = 10.0
NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
VARIABLE = re.compile(r"[A-Z][A-Z0-9_]*")
OF_A_CHAT = ("model", "request")
OF_A_SCORER = ("attribute",)
OF_A_SPAM_SERVICE = ("site",)


def read_steps(table: Table) -> tuple[Step, ...]:
    """The actions of a detector or judge, each from a score on."""
    return tuple(_step(each) for each in table.tables("actions"))


def _step(table: Table) -> Step:
    at_least = table.take("at_least", float)
    if not 0 <= at_least <= 1:
        raise table.refuse(f'"at_least" is {at_least}. Write a number from 0 to 1.', "at_least")
    step = Step(at_least, table.among("action", ACTIONS))
    table.end()
    return step


def read_judge(table: Table) -> JudgeUse:
    """A rule's remote judge. Each kind has keys of its own; those of another are refused."""
    judge = JudgeUse(
        name=_matching(table, "name", NAME, "small letters, figures and hyphens"),
        kind=table.among("kind", KINDS),
        url=_address(table),
        steps=read_steps(table),
        part=table.take("part", str, default="") or None,
        key_env=_variable(table),
        timeout=_seconds(table),
        ask=table.among("ask", ASKINGS, default="undecided"),
        band=_band(table),
        send_context=table.take("send_context", bool, default=False),
    )
    judge = _with_own_keys(judge, table)
    table.end()
    return judge


def _with_own_keys(judge: JudgeUse, table: Table) -> JudgeUse:
    if judge.kind == "chat":
        model = table.take("model", str)
        return replace(judge, model=model, request=table.take("request", dict, default={}))
    if judge.kind == "scorer":
        return replace(judge, attribute=table.take("attribute", str, default=judge.attribute))
    return replace(judge, site=table.take("site", str))


def _matching(table: Table, key: str, form: re.Pattern[str], words: str) -> str:
    value = table.take(key, str)
    if not form.fullmatch(value):
        raise table.refuse(f'"{key}" is "{value}". Write it with {words}.', key)
    return value


def _variable(table: Table) -> str:
    """A key that stands in a document would be read by everybody who may read the document."""
    value = table.take("key_env", str, default="")
    if value and not VARIABLE.fullmatch(value):
        raise table.refuse(
            '"key_env" is not the name of an environment variable. Write its name in capitals; '
            "the key itself never stands in a document.",
            "key_env",
        )
    return value


def _address(table: Table) -> str:
    """An address on a private network is allowed: the newsroom's own servers are there."""
    url = table.take("url", str)
    try:
        parts = urlsplit(url)
        is_whole = parts.scheme in ("http", "https") and bool(parts.hostname)
        is_plain = parts.port is None or parts.port > 0
    except ValueError:
        is_whole = is_plain = False
    if not is_whole or not is_plain or not url.isprintable() or " " in url:
        raise table.refuse(f'"url" is "{url}". Write a whole address with http or https.', "url")
    if "@" in parts.netloc or parts.fragment:
        raise table.refuse('"url" may hold no name, password or fragment. Use "key_env".', "url")
    return url


def _seconds(table: Table) -> float:
    seconds = table.take("timeout", float, default=2.0)
    if not LEAST_SECONDS <= seconds <= MOST_SECONDS:
        raise table.refuse(
            f'"timeout" is {seconds}. Write seconds from {LEAST_SECONDS} to {MOST_SECONDS:g}: '
            "an author waits as long.",
            "timeout",
        )
    return seconds


def _band(table: Table) -> tuple[float, float]:
    values = table.take("band", list, default=[0.3, 0.9])
    is_pair = len(values) == 2 and all(type(value) in (int, float) for value in values)
    if not is_pair or not 0 <= values[0] <= values[1] <= 1:
        raise table.refuse('"band" must be two numbers from 0 to 1, the lower first.', "band")
    return float(values[0]), float(values[1])
