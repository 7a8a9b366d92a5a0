import pytest

from folkmoot.standards import StoryFacts, Submission, Text
from folkmoot.standards.detectors.off_topic import off_topic
from folkmoot.standards.verdict import Outcome
from tests.standards.growth import assert_linear, detecting

STORY = StoryFacts(
    title="Old harbour bridge closed",
    summary="Engineers found rust in the main cables; ferries replace buses.",
    text=(
        "The city closed the harbour bridge on Monday after engineers discovered rust. The mayor "
        "said that the safety of drivers, cyclists and pedestrians came first and the repair would "
        "cost eighty million. Ferries will carry passengers between the banks every ten minutes "
        "while lorries use the motorway tunnel in the north. Shop owners fear losing customers. "
        "The transport committee had been warned by an inspection report but postponed the "
        "maintenance. Opposition councillors demand an inquiry. Residents complain about traffic "
        "jams, schools worry how pupils reach lessons. Experts doubt a footbridge before winter."
    ),
    people=("Helen Marsh",),
)
OTHER = (
    "My grandmother bakes wonderful apple cake with cinnamon, raisins and almonds; anybody "
    "should taste real home baking instead of frozen supermarket rubbish."
)
ON = (
    "The inspection report warned them years before, the committee postponed every repair, and "
    "now commuters, shops and schools carry the burden of that decision."
)


def seen_in(raw: str, story: StoryFacts | None = STORY, **facts: str) -> list:
    return list(off_topic(Text(raw, "en"), None, Submission(raw, story=story, **facts)))


def test_a_text_with_nothing_in_common_is_seen_and_explained() -> None:
    (seen,) = seen_in(OTHER)
    assert seen.score >= 0.5
    assert seen.facts["shared"] == []
    assert seen.facts["compared_with"] == "story"


@pytest.mark.parametrize("raw", [ON, "Lovely weather!", "", "Совсем о другом."])
def test_texts_on_the_subject_and_short_ones_are_not(raw: str) -> None:
    assert seen_in(raw) == []


def test_a_reply_is_judged_by_what_it_answers_as_well() -> None:
    parent = "Who bakes apple cake with cinnamon and raisins like grandmother did at home?"
    assert seen_in(OTHER, parent=parent) == []
    (seen,) = seen_in(OTHER, parent="No, the ferry is late.")
    assert seen.facts["compared_with"] == "story and parent"


def test_without_the_storys_text_nothing_is_said() -> None:
    assert seen_in(OTHER, None) == []
    assert seen_in(OTHER, StoryFacts(STORY.title, STORY.summary)) == []


def test_scripts_without_blanks_are_left_alone() -> None:
    assert seen_in("这篇文章完全没有提到我家附近的超市为什么总是排队还有手机的问题") == []


def test_the_document_draws_the_lines_and_holding_is_out_of_reach() -> None:
    options = off_topic.options({"min_words": 100})
    assert list(off_topic(Text(OTHER), options, Submission(OTHER, story=STORY))) == []
    assert off_topic.ceiling is Outcome.NUDGE


def test_its_time_grows_no_faster_than_the_text() -> None:
    assert_linear(detecting(off_topic), ["word ", "wörter "], size=30_000)
