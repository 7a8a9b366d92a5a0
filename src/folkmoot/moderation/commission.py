"""A statement in the schema of the Commission's transparency database (DSA Art. 24(5)); pure.

Field names and values are those of the schema that is in force since July 2025. No personal
data may go in: neither the text of the comment nor what a moderator wrote to its author.
"""

from typing import Any

from folkmoot.moderation import grounds

EVERYWHERE = [
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
    *("IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE"),
    *("SI", "SK"),
]
LONGEST_GROUND = 500
LONGEST_EXPLANATION = 2_000


def commission_record(
    public_id: str, reasons: dict[str, Any], *, standards_address: str
) -> dict[str, Any]:
    """The record for one statement, made from its stored fields alone."""
    restriction = grounds.RESTRICTIONS[reasons["restriction"]]
    record = {
        "puid": public_id,
        "decision_ground": "DECISION_GROUND_INCOMPATIBLE_CONTENT",
        "decision_ground_reference_url": standards_address,
        "incompatible_content_ground": _ground(reasons)[:LONGEST_GROUND],
        "incompatible_content_explanation": _explanation(reasons)[:LONGEST_EXPLANATION],
        "incompatible_content_illegal": "No",
        "category": f"STATEMENT_CATEGORY_{_first(reasons)['category']}",
        "category_specification": [f"KEYWORD_{_first(reasons)['keyword']}"],
        "content_type": ["CONTENT_TYPE_TEXT"],
        "content_language": reasons["facts"]["language"][:2].upper(),
        "content_date": reasons["facts"]["written_at"][:10],
        "application_date": reasons["begins_at"][:10],
        "territorial_scope": EVERYWHERE,
        "decision_facts": _facts(reasons),
        "source_type": _source(reasons),
        "automated_detection": "Yes" if reasons["automated_detection"] else "No",
        "automated_decision": reasons["automated_decision"],
    }
    return record | _decision(restriction) | _keyword_other(reasons) | _end(reasons, restriction)


def _decision(restriction: grounds.Restriction) -> dict[str, Any]:
    sides = {
        "decision_visibility": [restriction.visibility] if restriction.visibility else None,
        "decision_provision": restriction.provision,
        "decision_account": restriction.account,
    }
    return {name: value for name, value in sides.items() if value}


def _end(reasons: dict[str, Any], restriction: grounds.Restriction) -> dict[str, str]:
    """No end date means: with no end set."""
    if not reasons["ends_at"]:
        return {}
    side = "service" if restriction.provision else "account"
    return {f"end_date_{side}_restriction": reasons["ends_at"][:10]}


def _keyword_other(reasons: dict[str, Any]) -> dict[str, str]:
    first = _first(reasons)
    if first["keyword"] != "OTHER":
        return {}
    return {"category_specification_other": first["title"][:LONGEST_GROUND]}


def _first(reasons: dict[str, Any]) -> dict[str, Any]:
    ground: dict[str, Any] = reasons["ground"][0]
    return ground


def _ground(reasons: dict[str, Any]) -> str:
    rules = (f"{each['rule']}, {each['title']}" for each in reasons["ground"])
    return f"Community Standards {reasons['standards']}: {'; '.join(rules)}"


def _explanation(reasons: dict[str, Any]) -> str:
    return " ".join(each["explanation"] for each in reasons["ground"])


def _facts(reasons: dict[str, Any]) -> str:
    found = "Software pointed at it." if reasons["automated_detection"] else "A person found it."
    restriction = reasons["restriction"].replace("-", " ")
    return f"A reader's comment under a news story. {found} Outcome: {restriction}."


def _source(reasons: dict[str, Any]) -> str:
    if reasons["source"] == grounds.REPORT:
        return "SOURCE_TYPE_OTHER_NOTIFICATION"
    return "SOURCE_VOLUNTARY"
