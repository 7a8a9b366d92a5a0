"""The API describes itself, and the description in the docs is the one that holds."""

import json
from pathlib import Path

import pytest

from folkmoot.api.app import api

DOCS = Path(__file__).parents[2] / "docs" / "reference"
MADE_BY = "python -m django export_openapi_schema --api folkmoot.api.app.api --indent 1"


def test_the_stored_description_is_the_present_one() -> None:
    stored = json.loads((DOCS / "openapi.json").read_text(encoding="utf-8"))
    present = json.loads(json.dumps(api.get_openapi_schema()))
    assert stored == present, f"make docs/reference/openapi.json anew: {MADE_BY}"
    assert present["openapi"] == "3.1.0"


@pytest.mark.django_db
def test_description_and_docs_are_served_without_any_other_host(client) -> None:
    described = client.get("/api/v1/openapi.json")
    assert described.json()["info"]["title"] == "Folkmoot"
    page = client.get("/api/v1/docs")
    text = page.content.decode()
    assert page.status_code == 200
    assert "http://" not in text
    assert "https://" not in text
    assert "/static/ninja/" in text
