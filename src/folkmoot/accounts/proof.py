"""Proof: what is remembered of a solved captcha."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Proof:
    """A right solution, by a digest that is the same each time it is handed in."""

    digest: str
    expires_at: datetime
