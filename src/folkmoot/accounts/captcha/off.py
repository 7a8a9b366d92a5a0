"""No captcha: for tests, and for networks that strangers cannot reach."""

from folkmoot.accounts.proof import Proof


def new_task(action: str, visitor: str) -> dict[str, str | int]:
    """Nothing to do."""
    return {}


def read_proof(value: str, action: str, visitor: str) -> Proof | None:
    """Nothing to prove, nothing to spend."""
    return None
