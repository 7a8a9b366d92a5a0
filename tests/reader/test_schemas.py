"""The schemas of a standards document are public, so that an editor anywhere can use them."""

import json

import pytest

from folkmoot.standards.json_schema import schema_text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "name"),
    [("/standards/schema.json", "standards"), ("/standards/texts.schema.json", "texts")],
)
def test_a_schema_is_served_to_everybody(client, address, name):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/schema+json"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response.json() == json.loads(schema_text(name))
    assert client.post(address).status_code == 405
