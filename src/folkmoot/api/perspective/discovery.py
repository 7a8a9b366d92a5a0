"""The discovery document: methods and messages, as Google's client libraries read them.

Names and kinds are the interface's; the descriptions say what is so here.
"""

from collections.abc import Mapping
from typing import Any

from folkmoot.standards.attributes import OFFERED, spoken_languages

VERSION = "v1alpha1"
Schema = dict[str, Any]

TEXT = {"type": "string"}
FLAG = {"type": "boolean"}
FLOAT = {"type": "number", "format": "float"}
PLACE = {"type": "integer", "format": "int32"}
SCORE_TYPE = {
    "type": "string",
    "enum": ["SCORE_TYPE_UNSPECIFIED", "PROBABILITY", "STD_DEV_SCORE", "PERCENTILE", "RAW"],
    "enumDescriptions": [
        "The same as PROBABILITY.",
        "From 0 to 1.",
        "Not supported.",
        "Not supported.",
        "Not supported.",
    ],
}
TEXT_TYPE = {
    "type": "string",
    "enum": ["TEXT_TYPE_UNSPECIFIED", "PLAIN_TEXT", "HTML"],
    "enumDescriptions": ["The same as PLAIN_TEXT.", "Text as it is.", "Not supported."],
}


def document(root: str) -> Schema:
    """The document with all addresses below `root`, which ends in a slash."""
    return {
        "kind": "discovery#restDescription",
        "discoveryVersion": "v1",
        "id": f"commentanalyzer:{VERSION}",
        "name": "commentanalyzer",
        "canonicalName": "Comment Analyzer",
        "version": VERSION,
        "version_module": True,
        "revision": "20261123",
        "title": "Perspective-compatible comment analysis by Folkmoot",
        "description": "Scores of comments by attribute, by this newsroom's own engine.",
        "ownerName": "Folkmoot",
        "ownerDomain": "folkmoot",
        "protocol": "rest",
        "rootUrl": root,
        "servicePath": "",
        "baseUrl": root,
        "basePath": "",
        "batchPath": "batch",
        "fullyEncodeReservedExpansion": True,
        "parameters": _parameters(),
        "resources": {
            "comments": {
                "methods": {
                    "analyze": _method("analyze", "AnalyzeComment"),
                    "suggestscore": _method("suggestscore", "SuggestCommentScore"),
                }
            }
        },
        "schemas": _schemas(),
    }


def _method(name: str, message: str) -> Schema:
    return {
        "id": f"commentanalyzer.comments.{name}",
        "path": f"{VERSION}/comments:{name}",
        "flatPath": f"{VERSION}/comments:{name}",
        "httpMethod": "POST",
        "parameters": {},
        "parameterOrder": [],
        "request": _one(f"{message}Request"),
        "response": _one(f"{message}Response"),
    }


def _parameters() -> dict[str, Schema]:
    """The query parameters of all of Google's APIs; but for the key they are not read."""
    words = {
        "key": "The API key. The header X-Goog-Api-Key does as well and stands in no log.",
        "alt": "Not read: the answer is JSON.",
        "fields": "Not read: the answer is whole.",
        "quotaUser": "Not read: the quota is the key's.",
        "access_token": "Not read.",
        "oauth_token": "Not read.",
        "callback": "Not read.",
        "uploadType": "Not read.",
        "upload_protocol": "Not read.",
        "$.xgafv": "Not read.",
    }
    named = {
        name: {**TEXT, "location": "query", "description": each} for name, each in words.items()
    }
    return named | {"prettyPrint": {**FLAG, "location": "query", "description": "Not read."}}


def _schemas() -> dict[str, Schema]:
    return _messages() | _parts()


def _messages() -> dict[str, Schema]:
    both = {
        "comment": _one("TextEntry"),
        "context": _one("Context"),
        "languages": _list(TEXT),
        "communityId": TEXT,
        "clientToken": TEXT,
        "sessionId": TEXT,
        "doNotStore": FLAG,
    }
    scores = _by_name(_one("AttributeScores"))
    return _named(
        AnalyzeCommentRequest=both
        | {
            "requestedAttributes": _by_name(_one("AttributeParameters"), words=_offer()),
            "spanAnnotations": FLAG,
            "dropUnsupportedAttributes": FLAG,
        },
        AnalyzeCommentResponse={
            "attributeScores": scores,
            "languages": _list(TEXT),
            "detectedLanguages": _list(TEXT),
            "clientToken": TEXT,
        },
        SuggestCommentScoreRequest=both | {"attributeScores": scores},
        SuggestCommentScoreResponse={
            "clientToken": TEXT,
            "detectedLanguages": _list(TEXT),
            "requestedLanguages": _list(TEXT),
        },
    )


def _parts() -> dict[str, Schema]:
    return _named(
        TextEntry={"text": TEXT, "type": TEXT_TYPE},
        Context={
            "entries": _list(_one("TextEntry")),
            "articleAndParentComment": _one("ArticleAndParentComment"),
        },
        ArticleAndParentComment={
            "article": _one("TextEntry"),
            "parentComment": _one("TextEntry"),
        },
        AttributeParameters={"scoreType": SCORE_TYPE, "scoreThreshold": FLOAT},
        AttributeScores={"summaryScore": _one("Score"), "spanScores": _list(_one("SpanScore"))},
        SpanScore={"begin": PLACE, "end": PLACE, "score": _one("Score")},
        Score={"value": FLOAT, "type": SCORE_TYPE},
    )


def _named(**properties: Mapping[str, Schema]) -> dict[str, Schema]:
    return {
        name: {"id": name, "type": "object", "properties": dict(each)}
        for name, each in properties.items()
    }


def _offer() -> str:
    """Each attribute with the languages in which it has a value."""
    lines = (f"{name}: {', '.join(spoken_languages(name))}" for name in OFFERED)
    return "\n".join(("Attributes, and the languages in which each has a value.", *lines))


def _one(name: str) -> Schema:
    return {"$ref": name}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _by_name(values: Schema, *, words: str = "") -> Schema:
    schema: Schema = {"type": "object", "additionalProperties": values}
    return schema | ({"description": words} if words else {})
