"""What would make accounts unsafe is told at the start."""

from django.conf import Settings

from folkmoot.accounts.checks import check_cache, check_captcha


def test_a_cache_of_one_process_is_an_error(settings: Settings) -> None:
    assert check_cache() == []
    for kind in ("locmem.LocMemCache", "dummy.DummyCache", "filebased.FileBasedCache"):
        settings.CACHES = {"default": {"BACKEND": f"django.core.cache.backends.{kind}"}}
        (found,) = check_cache()
        assert found.id == "folkmoot.E010"
        assert "FOLKMOOT_CACHE_URL" in str(found.hint)


def test_no_captcha_is_a_warning(settings: Settings) -> None:
    settings.FOLKMOOT = {"captcha": "altcha"}
    assert check_captcha() == []
    settings.FOLKMOOT = {"captcha": "off"}
    assert [found.id for found in check_captcha()] == ["folkmoot.W011"]
