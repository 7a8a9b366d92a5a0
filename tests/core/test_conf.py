"""The settings: typed, checked, and read from the environment."""

import pytest
from django.conf import Settings
from django.core.exceptions import ImproperlyConfigured

from folkmoot.core.conf import all_settings, check_settings, conf, from_environment


def test_each_setting_has_a_default_that_fits_and_a_help_text() -> None:
    for setting in all_settings():
        assert setting.problem(setting.default) == ""
        assert len(setting.help) > 20


def test_a_value_of_the_settings_stands_before_the_default(settings: Settings) -> None:
    settings.FOLKMOOT = {}
    assert conf.restore_days == 30
    settings.FOLKMOOT = {"restore_days": 7}
    assert conf.restore_days == 7


def test_the_environment_is_parsed_by_type() -> None:
    read = from_environment(
        {
            "FOLKMOOT_CAPTCHA": "off",
            "FOLKMOOT_RESTORE_DAYS": " 60 ",
            "FOLKMOOT_RESERVED_NAMES": "The Desk, Weather",
            "FOLKMOOT_VAR": "not a setting of ours",
        }
    )
    assert read == {
        "captcha": "off",
        "restore_days": 60,
        "reserved_names": ("The Desk", "Weather"),
    }


@pytest.mark.parametrize(
    ("name", "written"),
    [("CAPTCHA", "maybe"), ("RESTORE_DAYS", "many"), ("RESTORE_DAYS", "0"), ("CAPTCHA_COST", "")],
)
def test_a_wrong_value_stops_the_start_with_a_sentence(name: str, written: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"FOLKMOOT_{name}"):
        from_environment({f"FOLKMOOT_{name}": written})


def test_the_check_names_what_is_unknown_or_unfit(settings: Settings) -> None:
    settings.FOLKMOOT = {"captcha": "off", "colour": "blue", "restore_days": "7"}
    words = [message.msg for message in check_settings()]
    assert len(words) == 2
    assert "colour" in words[0]
    assert "restore_days" in words[1]
