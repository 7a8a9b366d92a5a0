import pytest

from folkmoot.standards import Standards, StandardsInvalid
from tests.standards.judges.make import judge
from tests.standards.make import known, rule, structure, words

URL = "https://judge.example/v1/chat/completions"


def document(*judges: str) -> Standards:
    source = structure(rule("N1", "\n".join(judges)))
    return Standards.from_toml_text(source, {"en": words("N1")}, detectors=known())


def test_a_judge_is_read_with_its_defaults() -> None:
    table = f'[[rules.N1.judges]]\nname = "far"\nkind = "chat"\nurl = "{URL}"\nmodel = "m"'
    (one,) = document(table).rules["N1"].judges
    assert (one.kind, one.url, one.model, one.steps) == ("chat", URL, "m", ())
    assert (one.timeout, one.ask, one.band) == (2.0, "undecided", (0.3, 0.9))
    assert (one.key_env, one.send_context, one.part) == ("", False, None)
    assert (one.label, one.version) == ("judge:far", "m")
    assert document(table).rules["N1"].is_detecting


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:8080/v1/chat/completions", "http://judge:1234/", "https://[::1]/x?y=z"],
)
def test_an_address_on_the_own_network_is_allowed(url: str) -> None:
    assert document(judge(url)).rules["N1"].judges[0].url == url


@pytest.mark.parametrize(
    ("fields", "place", "remedy"),
    [
        ({"name": "Far Away"}, "line 13", "small letters"),
        ({"kind": '"oracle"'}, "line 14", "chat, scorer, spam-service"),
        ({"model": "7"}, "line 14", "a text in quotes"),
        ({"url": "ftp://judge.example/"}, "line 16", "http or https"),
        ({"url": "judge.example"}, "line 16", "http or https"),
        ({"url": "https:///x"}, "line 16", "http or https"),
        ({"url": "https://a b/"}, "line 16", "http or https"),
        ({"url": "https://[::1/"}, "line 16", "http or https"),
        ({"url": "https://a:99999/"}, "line 16", "http or https"),
        ({"url": "https://me:secret@judge.example/"}, "line 16", '"key_env"'),
        ({"url": "https://judge.example/#x"}, "line 16", '"key_env"'),
        ({"key_env": '"sk-1234abcd"'}, "key_env", "in capitals"),
        ({"timeout": "0"}, "line 18", "from 0.1 to 10"),
        ({"timeout": "11"}, "line 18", "an author waits"),
        ({"ask": '"sometimes"'}, "line 17", "always, undecided"),
        ({"band": "[0.9, 0.3]"}, "band", "the lower first"),
        ({"band": "[0.9]"}, "band", "the lower first"),
        ({"band": '["a", "b"]'}, "band", "the lower first"),
        ({"attribute": '"TOXICITY"'}, "attribute", "is not known here"),
        ({"kind": '"scorer"', "model": '"m"'}, "rules.N1.judges, line", "is not known here"),
        ({"kind": '"spam-service"'}, "rules.N1.judges", '"site" is missing'),
        ({"request": "1"}, "request", "a table"),
        ({"part": '"x"'}, "rules.N1", 'part "x" is not named'),
        ({"actions": '[{ at_least = 2, action = "hold" }]'}, "line 19", "from 0 to 1"),
    ],
)
def test_a_judge_that_is_wrong_is_refused_with_its_place(
    fields: dict[str, str], place: str, remedy: str
) -> None:
    with pytest.raises(StandardsInvalid) as refused:
        document(judge(**{"url": URL, **fields}))
    assert place in refused.value.sentence
    assert remedy in refused.value.sentence


def test_two_judges_of_a_rule_have_two_names() -> None:
    with pytest.raises(StandardsInvalid, match="Two judges"):
        document(judge(URL), judge(URL))
