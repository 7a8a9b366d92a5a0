from datetime import UTC, datetime

import pytest

from folkmoot.standards import (
    AuthorFacts,
    CampaignFacts,
    PublicationFacts,
    StoryFacts,
    Submission,
    SubmissionInvalid,
)


def test_a_full_record_is_read() -> None:
    record = {
        "id": "7",
        "text": "Well said.",
        "language": "de",
        "story": {"title": "A bridge", "summary": "Closed.", "text": "It", "people": ["Ann"]},
        "parent": "And?",
        "author": {
            "account_age_days": 3.5,
            "published": 2,
            "removed": 0,
            "recent": ["b", "a"],
            "with_links": 1,
            "name": "Bo",
            "authorised": ["shop.example"],
        },
        "at": "2026-11-22T18:30:00+00:00",
        "publication": {"name": "The Gazette", "staff": ["Cy"], "country": "IE"},
        "campaign": {"accounts": 5, "minutes": 9, "likeness": 0.8, "new_accounts": 2},
    }
    assert Submission.from_dict(record) == Submission(
        text="Well said.",
        language="de",
        story=StoryFacts("A bridge", "Closed.", "It", ("Ann",)),
        parent="And?",
        author=AuthorFacts(3.5, 2, 0, ("b", "a"), 1, "Bo", ("shop.example",)),
        at=datetime(2026, 11, 22, 18, 30, tzinfo=UTC),
        publication=PublicationFacts("The Gazette", ("Cy",), "IE"),
        campaign=CampaignFacts(5, 9, 0.8, 2),
    )


def test_a_text_may_be_about_the_people_of_the_story_and_the_house() -> None:
    submission = Submission(
        "x",
        story=StoryFacts(people=("Ann", " ")),
        publication=PublicationFacts("The Gazette", ("Cy",)),
    )
    assert submission.named == (("Ann", "person"), ("The Gazette", "house"), ("Cy", "house"))


def test_what_is_not_given_is_not_known() -> None:
    assert Submission.from_dict({"text": ""}, language="fr") == Submission("", "fr")
    assert Submission.from_dict({"text": "x", "story": {}, "author": {}}) == Submission(
        "x", story=StoryFacts(), author=AuthorFacts()
    )
    assert Submission.from_dict({"text": "x", "story": None, "author": None, "at": None}) == (
        Submission("x")
    )


@pytest.mark.parametrize(
    ("record", "named"),
    [
        ({}, '"text"'),
        ({"text": None}, '"text"'),
        ({"text": 5}, '"text"'),
        ({"text": "x", "txet": "y"}, '"txet"'),
        ({"text": "x", "language": 1}, '"language"'),
        ({"text": "x", "parent": ["y"]}, '"parent"'),
        ({"text": "x", "story": "A bridge"}, '"story"'),
        ({"text": "x", "story": {"headline": "A bridge"}}, '"headline"'),
        ({"text": "x", "story": {"title": 1}}, '"title"'),
        ({"text": "x", "author": []}, '"author"'),
        ({"text": "x", "author": {"age": 1}}, '"age"'),
        ({"text": "x", "author": {"account_age_days": -1}}, '"author.account_age_days"'),
        ({"text": "x", "author": {"account_age_days": float("nan")}}, '"author.account_age_days"'),
        ({"text": "x", "author": {"account_age_days": True}}, '"author.account_age_days"'),
        ({"text": "x", "author": {"published": 1.5}}, '"author.published"'),
        ({"text": "x", "author": {"removed": -2}}, '"author.removed"'),
        ({"text": "x", "author": {"removed": True}}, '"author.removed"'),
        ({"text": "x", "author": {"recent": "a"}}, '"author.recent"'),
        ({"text": "x", "author": {"recent": [1]}}, '"author.recent"'),
        ({"text": "x", "story": {"people": "Ann"}}, '"story.people"'),
        ({"text": "x", "publication": {"title": "x"}}, '"title"'),
        ({"text": "x", "campaign": {"accounts": "5"}}, '"campaign.accounts"'),
        ({"text": "x", "at": "yesterday"}, '"at"'),
        ({"text": "x", "at": 7}, '"at"'),
    ],
)
def test_what_is_wrong_is_named(record: dict[str, object], named: str) -> None:
    with pytest.raises(SubmissionInvalid, match=named) as refused:
        Submission.from_dict(record)
    assert refused.value.code == "submission-invalid"
