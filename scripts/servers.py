"""Which servers and programs of this machine the tests may use."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

POSTGRESQL = "postgresql://postgres@127.0.0.1:5432/postgres"
OLDEST_NODE = 20
REDIS = "redis://127.0.0.1:6379/0"


@dataclass(frozen=True)
class Found:
    """An address or path; or, when there is none, what to do about it."""

    place: str = ""
    missing: str = ""


def postgresql() -> Found:
    """A PostgreSQL where this account may make databases."""
    import psycopg

    address = os.environ.get("FOLKMOOT_TEST_DATABASE_URL", POSTGRESQL)
    question = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
    try:
        with psycopg.connect(address, connect_timeout=3) as server:
            row = server.execute(question).fetchone()
    except psycopg.OperationalError:
        return Found(missing="no PostgreSQL answers; name one in FOLKMOOT_TEST_DATABASE_URL")
    if not row or not row[0]:
        return Found(missing="the PostgreSQL account may not make databases")
    return Found(address)


def redis() -> Found:
    """A Redis or Valkey that answers."""
    from redis import Redis
    from redis.exceptions import RedisError

    address = os.environ.get("FOLKMOOT_TEST_REDIS_URL", REDIS)
    try:
        Redis.from_url(address, socket_connect_timeout=3).ping()
    except RedisError:
        return Found(missing="no Redis answers; name one in FOLKMOOT_TEST_REDIS_URL")
    return Found(address)


def chromium() -> Found:
    """A Chromium for the browser tests, installed if that is allowed here."""
    asked = subprocess.run(["scripts/chromium"], capture_output=True, text=True, check=False)
    if asked.returncode == 0:
        return Found(asked.stdout.split("\n")[0])
    return Found(missing=asked.stderr.strip().split("\n")[-1])


def node() -> Found:
    """A Node with its own test runner and its JUnit report."""
    path = shutil.which("node")
    if not path:
        return Found(missing="no Node is installed (20 or newer)")
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)
    version = said.stdout.strip().removeprefix("v")
    if int(version.partition(".")[0] or 0) < OLDEST_NODE:
        return Found(missing=f"Node {version} is too old ({OLDEST_NODE} or newer)")
    return Found(path)


def node_packages() -> str:
    """What is missing for the tools of the component, after installing them where that works."""
    if Path("node_modules/.bin/tsc").exists():
        return ""
    if not shutil.which("npm"):
        return "no npm is installed, which brings the checker of types"
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else "npm ci could not install the checker of types"
