"""The JSON Schemas of a standards document, public, so that an editor anywhere can use them."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from folkmoot.standards.json_schema import schema_text


@require_safe
def schema(_request: HttpRequest, name: str) -> HttpResponse:
    """The schema of a document ("standards") or of its words in one language ("texts")."""
    response = HttpResponse(schema_text(name), content_type="application/schema+json")
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "public, max-age=3600"
    return response
