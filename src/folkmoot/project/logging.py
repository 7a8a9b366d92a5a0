"""What is written to standard error: what went wrong, with its traceback; no personal data."""

from typing import Any

import structlog


def logging_settings(level: str) -> dict[str, Any]:
    """Django's logging settings: one line a message to standard error, from this level on.

    Django's own default would say nothing on a site that is not in debug mode and mail errors
    to administrators, whom nobody has named.
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.request": {"level": "ERROR"},
        },
    }


def configure_structlog() -> None:
    """Let our own log lines go the same way as Django's, as JSON.

    A traceback names lines of code only: what stood in variables may be a text or an address,
    and drawing it takes seconds in which nobody else is answered.
    """
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.add_log_level,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
