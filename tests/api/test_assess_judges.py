"""Over HTTP remote judges are asked when the sender says so, about one text at a time."""

from folkmoot.accounts.roles import Role
from folkmoot.moderation.actions.standards import adopt_standards
from folkmoot.standards.document import Standards
from tests.api.browser import code_of
from tests.make import make_account
from tests.standards.judges.make import judge
from tests.standards.judges.stub import honest, listening

STONE = {"id": 1, "text": "You have a heart of stone."}


def adopted(publication, url):
    structure, texts = Standards.default().to_source()
    version = f'version = "{Standards.default().version}"'
    structure = structure.replace(version, f'version = "judged {url}"', 1)
    structure += "\n" + judge(url, rule_id="C5", timeout="2")
    adopt_standards(
        make_account(role=Role.PUBLISHER), publication, structure=structure, texts=texts
    )


def test_a_judge_is_asked_only_on_demand_and_only_about_one_text(machine, publication):
    with listening(honest) as stub:
        adopted(publication, stub.url)
        assert machine.assess(STONE).json()["judges"] == []
        verdict = machine.assess(STONE, path="/api/v1/assess?judges=true").json()
        several = machine.assess([STONE, STONE], path="/api/v1/assess?judges=true")
        assert len(stub.heard) == 1
    assert verdict["outcome"] == "hold"
    assert "judge:far" in [each["detector"] for each in verdict["findings"]]
    assert verdict["judges"][0]["status"] == "found"
    assert (several.status_code, code_of(several)) == (413, "too-many-texts")


def test_a_judge_that_breaks_is_told(machine, publication):
    with listening(lambda _: (500, {}, b"")) as stub:
        adopted(publication, stub.url)
        verdict = machine.assess(STONE, path="/api/v1/assess?judges=true").json()
    assert (verdict["outcome"], verdict["degraded"]) == ("publish", True)
    assert verdict["judges"][0]["reason"] == "it answered with HTTP 500"
