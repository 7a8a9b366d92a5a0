"""The engine's tests need no Django and no fixture of the platform's tests."""

import pytest
from hypothesis import HealthCheck, settings

from folkmoot.standards import Standards, Submission, review
from folkmoot.standards.languages import guess_language

settings.register_profile(
    "standards",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("standards")


@pytest.fixture(scope="session", autouse=True)
def everything_loaded() -> None:
    """Load models, lists and tables once, outside any test's time."""
    guess_language("There is nothing to be said against a good beginning.")
    for language in ("en", "de", "ru"):
        review(Submission("See www.example.org or +49 30 901820", language), Standards.default())
