"""A browser and its system in words; pure."""

from django.utils.translation import gettext as _

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def device_words(agent: str) -> str:
    """What a browser says of itself, cut to its kind and system: 'Firefox, Linux'.

    Versions and models are left out: they tell readers apart and help nobody to know a device.
    Empty when neither is known.
    """
    found = (
        next((name for sign, name in each if sign in agent), "") for each in (BROWSERS, SYSTEMS)
    )
    return ", ".join(name for name in found if name)


def shown_device(stored: str) -> str:
    """The stored words, or that nothing is known."""
    return stored or _("Unknown device")
