"""AC-042: with a faulty configuration nothing is served, and each fault is named."""

import os
import subprocess
import sys

import pytest

from folkmoot.project.checks import serving_faults
from tests.plumbing.waiting import LIMIT

SECRET = "vQ2r8-Zt0w_Lk5bNs7XyGd3HcMf9PjAe1RuTi4"
SOUND = {
    "DEBUG": False,
    "DEMO": False,
    "SECRET_KEY": SECRET * 2,
    "SECRET_KEY_IS_SET": True,
    "ALLOWED_HOSTS": ["paper.example"],
    "SITE_ADDRESS": "https://paper.example",
    "IS_SECURE": True,
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
}
FAULTS = [
    ({"DEBUG": True}, "FOLKMOOT_DEBUG"),
    ({"SECRET_KEY_IS_SET": False}, "FOLKMOOT_SECRET_KEY is not set"),
    ({"SECRET_KEY": "short"}, "can be guessed"),
    ({"SECRET_KEY": "a" * 60}, "can be guessed"),
    ({"ALLOWED_HOSTS": ["*"]}, "wildcard"),
    ({"ALLOWED_HOSTS": ["other.example"]}, "does not name paper.example"),
    ({"SITE_ADDRESS": "http://paper.example", "IS_SECURE": False}, "not https"),
    ({"SESSION_COOKIE_SECURE": False}, "must be secure"),
    ({"CSRF_COOKIE_SECURE": False}, "must be secure"),
    ({"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}, "sends no mail"),
    ({"DEMO": True}, "FOLKMOOT_DEMO"),
    ({"EDGE_FEED": "folow"}, "FOLKMOOT_EDGE_FEED"),
]


def faults_of(settings, **changes):
    for name, value in (SOUND | changes).items():
        setattr(settings, name, value)
    return [fault.msg for fault in serving_faults()]


def test_a_sound_configuration_has_no_fault(settings):
    assert faults_of(settings) == []
    assert faults_of(settings, ALLOWED_HOSTS=[".example"]) == []


def test_a_site_on_this_machine_needs_no_https(settings):
    address = {"SITE_ADDRESS": "http://localhost:8000", "ALLOWED_HOSTS": ["localhost"]}
    insecure = {"IS_SECURE": False, "SESSION_COOKIE_SECURE": False, "CSRF_COOKIE_SECURE": False}
    assert faults_of(settings, **address, **insecure) == []


@pytest.mark.parametrize(("change", "words"), FAULTS)
def test_ac_042_each_fault_is_named(settings, change, words):
    (fault,) = faults_of(settings, **change)
    assert words in fault


@pytest.mark.slow  # starts the command as a process
def test_ac_042_serve_refuses_and_names_every_fault(tmp_path):
    faulty = {
        "FOLKMOOT_VAR": str(tmp_path),
        "FOLKMOOT_ADDRESS": "http://paper.example",
        "FOLKMOOT_HOSTS": "*",
        "FOLKMOOT_SECRET_KEY": "short",
        "FOLKMOOT_DEBUG": "yes",
        "DJANGO_SETTINGS_MODULE": "folkmoot.project.settings",
        "PYTHONPATH": "src",
    }
    done = subprocess.run(
        [sys.executable, "-m", "folkmoot", "serve"],
        env={**os.environ, **faulty},
        capture_output=True,
        text=True,
        timeout=2 * LIMIT,
        check=False,
    )
    assert done.returncode == 1
    for words in ("FOLKMOOT_DEBUG", "can be guessed", "wildcard", "not https"):
        assert words in done.stderr
    assert "Traceback" not in done.stderr
