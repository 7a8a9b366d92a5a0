"""The reference page of the JSON API, made from its OpenAPI description."""

from typing import Any

HEAD = """# JSON API

MADE

Version 1. A running Folkmoot describes it for machines too, as OpenAPI 3.1:
`/api/v1/openapi.json`.
"""


def api_page() -> str:
    """Every route: what it does, what it takes, what it answers."""
    from folkmoot.api.app import api

    schema: dict[str, Any] = api.get_openapi_schema()
    parts = [HEAD, schema["info"]["description"], ""]
    for path, methods in sorted(schema["paths"].items()):
        parts += [_route(path, method, facts) for method, facts in methods.items()]
    parts += ["## What goes in and out\n"]
    schemas = schema.get("components", {}).get("schemas", {})
    parts += [_shape(name, shape) for name, shape in sorted(schemas.items())]
    return "\n".join(parts)


def _route(path: str, method: str, facts: dict[str, Any]) -> str:
    lines = [f"## `{method.upper()} {path}`", ""]
    lines += [facts.get("description") or facts.get("summary", ""), ""]
    for given in facts.get("parameters", ()):
        need = "" if given.get("required") else ", may be left out"
        words = given["schema"].get("description") or given.get("description", "")
        kind = _kind(given["schema"])
        lines.append(f"- `{given['name']}` ({given['in']}, {kind}{need}) {words}".rstrip())
    body = facts.get("requestBody", {}).get("content", {})
    lines += [f"- body: {_kind(each['schema'])}" for each in body.values()]
    for status, answer in sorted(facts.get("responses", {}).items(), key=lambda pair: str(pair[0])):
        content = answer.get("content", {})
        kinds = ", ".join(_kind(each["schema"]) for each in content.values()) or "nothing"
        lines.append(f"- answers {status}: {kinds}")
    return "\n".join([*lines, ""])


def _shape(name: str, shape: dict[str, Any]) -> str:
    lines = [f"### {name}", "", " ".join(shape.get("description", "").split()), ""]
    required = set(shape.get("required", ()))
    for field, facts in shape.get("properties", {}).items():
        need = "" if field in required else ", may be missing"
        lines.append(f"- `{field}` ({_kind(facts)}{need}) {facts.get('description', '')}".rstrip())
    return "\n".join([*lines, ""])


def _kind(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    for joined in ("anyOf", "oneOf", "allOf"):
        if joined in schema:
            return " or ".join(_kind(each) for each in schema[joined])
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items', {}))}"
    if "enum" in schema:
        return " or ".join(f"`{each}`" for each in schema["enum"])
    if "const" in schema:
        return f"`{schema['const']}`"
    return str(schema.get("type", "anything"))
