"""What every test can rely on: no network, a cache of its own, its own list of mails."""

import ipaddress
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest


class NetworkForbidden(BaseException):
    """A test tried to leave this machine."""


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Let tests connect to this machine only."""
    connect = socket.socket.connect

    def checked(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and not _is_here(str(address[0])):
            raise NetworkForbidden(f"A test tried to connect to {address[0]}.")
        connect(self, address)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", checked)
    yield
    patch.undo()


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def own_cache() -> None:
    """Give each test keys that no other test knows."""
    from folkmoot.project import settings_test

    settings_test.cache_salt = uuid4().hex[:12]


@pytest.fixture(scope="session", autouse=True)
def nothing_left_behind(django_test_environment: None) -> Iterator[None]:
    """Remove uploaded files and our keys in a shared Redis at the end."""
    from django.conf import settings
    from django.core.cache import caches

    yield
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
    kept = Path(settings.SNAPSHOTS)
    for file in kept.parent.glob(f"{kept.name}*"):
        file.unlink(missing_ok=True)
    if "redis" in settings.CACHES["default"]["BACKEND"]:
        server = caches["default"]._cache.get_client()  # type: ignore[attr-defined]
        prefix = caches["default"].make_key("").split(":")[1]
        keys = list(server.scan_iter(f"folkmoot-test:{prefix}:*"))
        if keys:
            server.delete(*keys)


@pytest.fixture
def snapshots(settings: Any, tmp_path: Path) -> Path:
    """A file of rendered pages that no other test uses."""
    path = tmp_path / "snapshots.sqlite3"
    settings.SNAPSHOTS = str(path)
    return path
