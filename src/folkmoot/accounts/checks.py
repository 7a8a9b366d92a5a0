"""What would make accounts unsafe, told at each start."""

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Tags, register

from folkmoot.accounts.networks import network_problems
from folkmoot.core.conf import conf

OF_ONE_PROCESS = ("locmem.LocMemCache", "dummy.DummyCache", "filebased.FileBasedCache")


@register(Tags.caches)
def check_cache(**_: object) -> list[CheckMessage]:
    """Limits count in the cache: one that each worker has for itself multiplies them."""
    backend = str(settings.CACHES["default"]["BACKEND"])
    if not backend.endswith(OF_ONE_PROCESS):
        return []
    words = f"The cache {backend} is not shared: every worker would count limits for itself."
    hint = "Leave FOLKMOOT_CACHE_URL empty for Folkmoot's own, or give a Redis address."
    return [checks.Error(words, hint=hint, id="folkmoot.E010")]


@register(Tags.security)
def check_networks(**_: object) -> list[CheckMessage]:
    """A network that is half configured has no button: said here, and not found out by readers.

    It keeps nobody from serving: all other ways to log in are there.
    """
    return [checks.Warning(words, id="folkmoot.W013") for words in network_problems()]


@register(Tags.security, deploy=True)
def check_second_factor(**_: object) -> list[CheckMessage]:
    """A desk behind passwords alone falls with the first one that leaks."""
    if conf.second_factor != "off":
        return []
    words = "Staff need no second factor (FOLKMOOT_SECOND_FACTOR)."
    return [checks.Warning(words, id="folkmoot.W012")]


@register(Tags.security, deploy=True)
def check_captcha(**_: object) -> list[CheckMessage]:
    """Without a captcha, machines register by the thousand."""
    if conf.captcha != "off":
        return []
    return [checks.Warning("The captcha is switched off (FOLKMOOT_CAPTCHA).", id="folkmoot.W011")]
