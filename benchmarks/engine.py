"""The engine alone: how many comments a second one core assesses, with all rules on."""

import time

from benchmarks.texts import texts
from folkmoot.standards import AuthorFacts, Standards, StoryFacts, Submission, review

ROUNDS = 50


def measure() -> dict[str, float]:
    """CPU microseconds a comment and comments a CPU second, all rules on, one core."""
    standards = Standards.default()
    story = StoryFacts("Letters on non-interference", "Two ministries exchange drafts.")
    author = AuthorFacts(account_age_days=90, published=12, removed=0, recent=(texts()[0],))
    submissions = [Submission(text, story=story, author=author) for text in texts()[1:]]
    for submission in submissions:
        review(submission, standards)
    begin = time.process_time()
    for _ in range(ROUNDS):
        for submission in submissions:
            review(submission, standards)
    each = (time.process_time() - begin) / (ROUNDS * len(submissions))
    return {"engine.cpu_us": each * 1e6, "engine.per_second": 1 / each}
