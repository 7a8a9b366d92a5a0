"""The JSON Schema of a document and of its words, made from what reads them.

For editors, which complete and check while one types (draft 7, since that is what they know).
The reader in ``schema`` refuses more than a schema can say, and its sentences are better.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from folkmoot.standards.categories import CATEGORIES
from folkmoot.standards.registry import Detector, built_in_detectors
from folkmoot.standards.rule import SANCTIONS
from folkmoot.standards.schema import CEILINGS, LANGUAGE, RULE_ID, SECTIONS
from folkmoot.standards.schema_judges import (
    ACTIONS,
    ASKINGS,
    KINDS,
    LEAST_SECONDS,
    MOST_SECONDS,
    NAME,
    VARIABLE,
)

DRAFT = "http://json-schema.org/draft-07/schema#"
TEXT: dict[str, Any] = {"type": "string"}
TEXTS: dict[str, Any] = {"type": "array", "items": TEXT}
SHARE: dict[str, Any] = {"type": "number", "minimum": 0, "maximum": 1}


def standards_schema() -> dict[str, Any]:
    """The schema of a document, with the options of every detector that comes with Folkmoot."""
    head = _table(
        {
            "name": _said(TEXT, "what the document is called"),
            "version": _said(TEXT, "new with each change; every decision cites it"),
            "languages": {
                "type": "array",
                "items": {"type": "string", "pattern": _whole(LANGUAGE.pattern)},
                "minItems": 1,
                "uniqueItems": True,
            },
        },
        required=("name", "version", "languages"),
    )
    rules = {
        "type": "object",
        "patternProperties": {_whole(RULE_ID.pattern): {"$ref": "#/definitions/rule"}},
        "additionalProperties": False,
    }
    whole = _table({"standards": head, "rules": rules}, required=("standards", "rules"))
    definitions = {
        "rule": _rule(),
        "detector": _detector(),
        "judge": _judge(),
        "step": _table(
            {"at_least": SHARE, "action": _among(ACTIONS)}, required=("at_least", "action")
        ),
    }
    title = "A newsroom's standards, for Folkmoot"
    return {"$schema": DRAFT, "title": title, **whole, "definitions": definitions}


def texts_schema() -> dict[str, Any]:
    """The schema of the words of a document in one language."""
    general: dict[str, Any] = dict.fromkeys(("title", "introduction", "rules_title"), TEXT)
    for section in SECTIONS:
        general |= {f"{section}_title": TEXT, section: TEXTS}
    words = _table(
        {
            "title": _said(TEXT, "the rule's name"),
            "text": _said(TEXT, "the rule as readers see it"),
            "explanation": _said(TEXT, "what an author is told"),
            "advice": _said(TEXT, "how to put it otherwise; never how to get past the rule"),
            "because": {"type": "object", "additionalProperties": TEXT},
        },
        required=("title", "text", "explanation", "advice"),
    )
    rules = {"type": "object", "additionalProperties": words}
    parts = {"general": _table(general, required=tuple(general)), "rules": rules}
    title = "The words of a newsroom's standards in one language, for Folkmoot"
    return {"$schema": DRAFT, "title": title, **_table(parts, required=("general", "rules"))}


def _rule() -> dict[str, Any]:
    fields: dict[str, Any] = {
        "on": _said({"type": "boolean", "default": True}, "off: neither shown nor enforced"),
        "severity": _said({"type": "integer", "minimum": 1, "maximum": 5}, "orders the queue"),
        "automatic": _said(_among(CEILINGS), "the most the engine may do by itself"),
        "sanction": _said({"enum": list(SANCTIONS)}, "what a breach means for the author"),
        "strike_weight": {"type": "integer", "minimum": 0, "maximum": 100, "default": 0},
        "category": _said(_among(CATEGORIES), "of the Commission's transparency database"),
        "keyword": {"enum": sorted({each for few in CATEGORIES.values() for each in few})},
        "signed": TEXTS,
        "parts": {"type": "object", "additionalProperties": _among(CEILINGS)},
        "detectors": {"type": "array", "items": {"$ref": "#/definitions/detector"}},
        "judges": {"type": "array", "items": {"$ref": "#/definitions/judge"}},
    }
    required = ("severity", "automatic", "sanction", "category", "keyword")
    keywords = [
        _if("category", category, {"keyword": {"enum": sorted(few)}})
        for category, few in CATEGORIES.items()
    ]
    return {**_table(fields, required=required), "allOf": keywords}


def _detector() -> dict[str, Any]:
    known = built_in_detectors()
    names = [{"const": name, "description": each.explain} for name, each in known.items()]
    fields = {
        "name": {"anyOf": [*names, _said(TEXT, "a detector of another package")]},
        "part": TEXT,
        "options": {"type": "object"},
        "actions": {"type": "array", "items": {"$ref": "#/definitions/step"}},
    }
    options = [_if("name", name, {"options": _options(each)}) for name, each in known.items()]
    return {**_table(fields, required=("name",)), "allOf": options}


def _options(detector: Detector) -> dict[str, Any]:
    """Each option with its default, which says of what kind it is."""
    kinds: dict[type, str] = {
        bool: "boolean",
        int: "integer",
        float: "number",
        str: "string",
        list: "array",
        dict: "object",
    }
    return _table(
        {
            name: {"type": kinds[type(value)], "default": value}
            for name, value in detector.defaults.items()
        }
    )


def _judge() -> dict[str, Any]:
    fields: dict[str, Any] = {
        "name": {"type": "string", "pattern": _whole(NAME.pattern)},
        "kind": _among(KINDS),
        "url": _said(
            {"type": "string", "pattern": "^https?://[^/@#]+(?:/[^#]*)?$"}, "the whole address"
        ),
        "part": TEXT,
        "key_env": _said(
            {"type": "string", "pattern": f"^(?:{VARIABLE.pattern})?$"},
            "the name of the environment variable that holds the key",
        ),
        "timeout": {"type": "number", "minimum": LEAST_SECONDS, "maximum": MOST_SECONDS},
        "ask": _among(ASKINGS),
        "band": {"type": "array", "items": SHARE, "minItems": 2, "maxItems": 2},
        "send_context": {"type": "boolean", "default": False},
        "actions": {"type": "array", "items": {"$ref": "#/definitions/step"}},
        "model": TEXT,
        "request": {"type": "object"},
        "attribute": TEXT,
        "site": TEXT,
    }
    own = {"chat": ("model", "request"), "scorer": ("attribute",), "spam-service": ("site",)}
    needed = {"chat": ["model"], "scorer": [], "spam-service": ["site"]}
    kinds = []
    for kind, keys in own.items():
        others = {key: False for few in own.values() for key in few if key not in keys}
        kinds.append(_if("kind", kind, others, required=needed[kind]))
    return {**_table(fields, required=("name", "kind", "url")), "allOf": kinds}


def _table(fields: Mapping[str, Any], *, required: tuple[str, ...] = ()) -> dict[str, Any]:
    table: dict[str, Any] = {"type": "object", "properties": dict(fields)}
    if required:
        table["required"] = list(required)
    return {**table, "additionalProperties": False}


def _said(schema: Mapping[str, Any], description: str) -> dict[str, Any]:
    return {**schema, "description": description}


def _among(words: Mapping[str, Any]) -> dict[str, Any]:
    return {"enum": list(words)}


def _if(
    key: str, value: str, then: Mapping[str, Any], *, required: list[str] | None = None
) -> dict[str, Any]:
    condition = {"properties": {key: {"const": value}}, "required": [key]}
    return {"if": condition, "then": {"properties": dict(then), "required": required or []}}


def _whole(pattern: str) -> str:
    return f"^(?:{pattern})$"


SCHEMAS: Mapping[str, Callable[[], dict[str, Any]]] = {
    "standards": standards_schema,
    "texts": texts_schema,
}


def schema_text(name: str) -> str:
    """A schema as it is stored beside the shipped documents."""
    return json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=1) + "\n"
