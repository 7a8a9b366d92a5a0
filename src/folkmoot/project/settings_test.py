"""The settings of the tests: the real ones, made quick, quiet and repeatable.

The database and the cache stay of the kind that a newsroom runs: SQLite with its cache
file, or PostgreSQL with Redis when the two addresses are in the environment.
"""

import os

os.environ.setdefault("FOLKMOOT_SECRET_KEY", "only-for-tests-" + "x" * 40)
os.environ.setdefault("FOLKMOOT_VAR", "var/test")

from folkmoot.project.settings import *
from folkmoot.project.settings import CACHES, DATABASES, VAR

DEBUG = False
ALLOWED_HOSTS = ["*"]
FOLKMOOT_TASKS_AT_ONCE = True
FOLKMOOT = {"captcha": "off", "second_factor": "off"}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR / "private" / str(os.getpid())},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
ERASURE_LEDGER = str(VAR / f"erasures-{os.getpid()}.jsonl")
SNAPSHOTS = str(VAR / f"snapshots-{os.getpid()}.sqlite3")
MEDIA_ROOT = VAR / "media" / str(os.getpid())

DATABASES["default"]["CONN_MAX_AGE"] = 0
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
    )

cache_salt = ""


def salted_key(key: str, key_prefix: str, version: int) -> str:
    """A cache key of the test that runs now, so that a shared Redis is left as it was."""
    return f"folkmoot-test:{os.getpid()}:{cache_salt}:{key_prefix}:{version}:{key}"


CACHES["renditions"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
CACHES["default"]["KEY_FUNCTION"] = "folkmoot.project.settings_test.salted_key"
