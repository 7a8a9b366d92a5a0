"""C24: library, `folkmoot check`, `folkmoot assess` and HTTP say the same of a thousand texts."""

import json
import re
from collections import Counter
from functools import cache

import pytest
from click.testing import CliRunner

from folkmoot.api.routes.assess import MOST_TEXTS
from folkmoot.cli import folkmoot
from folkmoot.standards import Standards, Submission, review
from tests.api.thousand import NUMBER, texts

CHECKED = re.compile(r"^Outcome: (\w+)$|^  ([\w-]+), score ([\d.]+)", re.MULTILINE)


@cache
def thousand():
    return list(texts())


@cache
def verdicts():
    """What the library says; every other door must say it too."""
    standards = Standards.default()
    return [
        {"id": each["id"], **review(Submission.from_dict(each), standards).to_dict()}
        for each in thousand()
    ]


def differing(found):
    return [(one, other) for one, other in zip(found, verdicts(), strict=True) if one != other]


@pytest.mark.slow  # a thousand texts
def test_the_thousand_are_worth_comparing():
    """Each outcome that nobody has to earn is there, and most detectors that there are."""
    outcomes = Counter(each["outcome"] for each in verdicts())
    assert set(outcomes) == {"publish", "nudge", "hold"}
    assert min(outcomes.values()) > 50
    assert len({seen["detector"] for each in verdicts() for seen in each["findings"]}) >= 8
    assert not [each["failed"] for each in verdicts() if each["failed"]]
    assert len(verdicts()) == NUMBER


@pytest.mark.slow  # a thousand texts
def test_assess_says_the_same():
    lines = "".join(json.dumps(each) + "\n" for each in thousand())
    result = CliRunner().invoke(folkmoot, ["assess"], input=lines.encode())
    assert result.exit_code == 0, result.stderr
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert not differing(found)


@pytest.mark.slow  # a thousand texts
@pytest.mark.django_db
def test_http_says_the_same(machine, settings):
    settings.FOLKMOOT = settings.FOLKMOOT | {"api_key_burst": NUMBER}
    found = []
    for at in range(0, NUMBER, MOST_TEXTS):
        response = machine.assess(thousand()[at : at + MOST_TEXTS])
        assert response.status_code == 200
        found += response.json()
    assert not differing(found)
    one = thousand()[0]
    assert machine.assess(one).json() == verdicts()[0]


@pytest.mark.slow  # a thousand runs of a command
def test_check_says_the_same():
    """It takes a text alone; where facts stand beside the text, the library is asked without."""
    runner, standards = CliRunner(), Standards.default()
    for each, known in zip(thousand(), verdicts(), strict=True):
        text, language = each["text"], each["language"]
        has_facts = "author" in each
        alone = review(Submission(text, language), standards).to_dict() if has_facts else None
        verdict = alone or known
        result = runner.invoke(folkmoot, ["check", "--language", language], input=text.encode())
        assert result.exit_code == (verdict["outcome"] != "publish"), text
        shown = result.stdout.rpartition("\nOutcome: ")
        found = CHECKED.findall("Outcome: " + shown[2])
        assert found[0][0] == verdict["outcome"]
        seen = [(detector, score) for outcome, detector, score in found if not outcome]
        expected = [(one["detector"], str(one["score"])) for one in verdict["findings"]]
        assert seen == expected, text
