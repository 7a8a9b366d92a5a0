"""What all that goes in and out has in common: no field that is not named."""

from ninja import Schema
from pydantic import ConfigDict


class In(Schema):
    """What is sent: unknown fields are refused, and no value is taken for another kind."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Out(Schema):
    """What is answered. The routes answer plain data; tests hold it against these."""

    model_config = ConfigDict(extra="forbid")
