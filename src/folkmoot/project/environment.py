"""Typed reading of environment variables."""

import os
from base64 import urlsafe_b64encode
from hashlib import sha256
from pathlib import Path

import django.core.exceptions as django_errors
from django.core.management.utils import get_random_secret_key


def text(name: str, default: str = "") -> str:
    """The variable's text, trimmed."""
    return os.environ.get(name, default).strip()


def starting_with(prefix: str) -> dict[str, str]:
    """Every variable whose name begins so."""
    return {name: value for name, value in os.environ.items() if name.startswith(prefix)}


def flag(name: str, *, default: bool = False) -> bool:
    """True for 1, true, yes and on.

    Raises:
        ImproperlyConfigured: the value is none of the known words.
    """
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise django_errors.ImproperlyConfigured(f"{name} must be yes or no, not {value!r}.")


def number(name: str, default: int) -> int:
    """The variable as a whole number.

    Raises:
        ImproperlyConfigured: the value is no whole number.
    """
    value = text(name)
    if not value:
        return default
    try:
        return int(value)
    except ValueError as error:
        raise django_errors.ImproperlyConfigured(
            f"{name} must be a whole number, not {value!r}."
        ) from error


def words(name: str, default: str = "") -> list[str]:
    """The variable as a list, split at commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def folder(name: str, default: Path) -> Path:
    """The variable as an absolute folder; it is made when it is not there."""
    path = Path(text(name) or default).absolute()
    path.mkdir(parents=True, exist_ok=True)
    return path


def kept_secret(path: Path) -> str:
    """The secret in a file that only its owner reads; it is made when it is not there.

    For a demo: a real site gives its secret in the environment.
    """
    try:
        with path.open("x") as file:
            path.chmod(0o600)
            file.write(get_random_secret_key())
    except FileExistsError:
        pass
    return path.read_text()


def derived_key(secret: str, purpose: str) -> str:
    """32 bytes in base64 that hang on the secret alone: for a demo, which keeps one secret."""
    digest = sha256(f"{purpose}\0{secret}".encode()).digest()
    return urlsafe_b64encode(digest).rstrip(b"=").decode()
