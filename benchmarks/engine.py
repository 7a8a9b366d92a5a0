"""The engine alone: time and memory of a comment under every rule, and of hostile texts."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from statistics import median, quantiles

from benchmarks.comments import comments
from folkmoot.standards import AuthorFacts, Standards, StoryFacts, Submission, Text, review

ROUNDS = 5
ENCODED = 60
SMALL, LARGE = 2 * 1024, 32 * 1024

HOSTILE: dict[str, Callable[[int], str]] = {
    "letters": lambda size: "a" * size,
    "marks": lambda size: "a" + "\u0301" * ((size - 1) // 2),
    "links": lambda size: "a.co " * (size // 5),
    "spaced": lambda size: "f u c k " * (size // 8),
    "lookalikes": lambda size: "раура " * (size // 11),
    "words": lambda size: "you are not the people who pay " * (size // 31),
    "brackets": lambda size: "[(" * (size // 2),
    "figures": lambda size: "1 2-3.4 " * (size // 8),
}

LOADING = """
import json, resource, time
begin = time.process_time()
from folkmoot.standards import Standards, Submission, review
standards = Standards.default()
review(Submission("The bridge is closed again, and nobody in town knows why."), standards)
review(Submission("Die Brücke ist wieder gesperrt, und niemand im Ort weiß warum."), standards)
seconds = time.process_time() - begin
print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def measure() -> dict[str, float]:
    """Every figure under ``engine.``; times are of the processor, one core."""
    return _each() | _loading() | _growth() | _encoder()


def submissions() -> list[Submission]:
    """The corpus as the engine meets it, with a story and an author."""
    story = StoryFacts("Letters on the bridge", "Two offices exchange drafts.")
    author = AuthorFacts(account_age_days=90, published=12, removed=0, with_links=1)
    return [Submission(text, language, story, author=author) for language, text in comments()]


def _each() -> dict[str, float]:
    standards, corpus = Standards.default(), submissions()
    for submission in corpus:
        review(submission, standards)
    times = [_seconds(submission, standards) for _ in range(ROUNDS) for submission in corpus]
    begin = time.process_time()
    for submission in corpus:
        review(submission, standards)
    mean = (time.process_time() - begin) / len(corpus)
    return {
        "engine.cpu_us": mean * 1e6,
        "engine.median_us": median(times) * 1e6,
        "engine.p99_us": quantiles(times, n=100)[98] * 1e6,
        "engine.per_second": 1 / mean,
    }


def _seconds(submission: Submission, standards: Standards) -> float:
    begin = time.process_time()
    review(submission, standards)
    return time.process_time() - begin


def _loading() -> dict[str, float]:
    """A fresh process: import, default document, two comments, one of them in another language."""
    answer = subprocess.run(
        [sys.executable, "-c", LOADING], capture_output=True, text=True, check=True
    )
    seconds, resident = json.loads(answer.stdout)
    return {"engine.load_cpu_s": seconds, "engine.rss_mb": resident}


def _growth() -> dict[str, float]:
    """Time of a byte at 32 KB against 2 KB for texts made to be slow; 1 is linear.

    The detectors are run on the text itself: ``review`` holds such texts unread, for they
    have more than 5,000 characters, all but a tower of marks.
    """
    standards = Standards.default()
    figures = {}
    for name, make in HOSTILE.items():
        _every_detector(make(SMALL), standards)
        small, large = (
            min(_every_detector(make(size), standards) for _ in range(3)) for size in (SMALL, LARGE)
        )
        figures[f"engine.growth.{name}"] = large / small * SMALL / LARGE
        figures[f"engine.hostile_ms.{name}"] = large * 1e3
    return figures


def _every_detector(raw: str, standards: Standards) -> float:
    submission = Submission(raw)
    begin = time.process_time()
    text = Text(raw)
    for _, use in standards.in_force():
        for _seen in use.detector(text, use.options, submission):
            pass
    return time.process_time() - begin


def _encoder() -> dict[str, float]:
    """What the English encoder adds to a comment, where its package is installed."""
    if find_spec("folkmoot_model_en") is None:
        return {}
    texts = [text for language, text in comments() if language == "en"][:ENCODED]
    for text in texts[:3]:
        _ = Text(text).scores
    begin = time.process_time()
    for text in texts:
        _ = Text(text).scores
    return {"engine.scores_en_us": (time.process_time() - begin) / len(texts) * 1e6}
