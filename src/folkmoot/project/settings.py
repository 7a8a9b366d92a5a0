"""Where and how this Folkmoot runs: read from the environment, SQLite without any setting.

How Folkmoot behaves is in `folkmoot.core.conf`; what an editor decides is in rows.
"""

import os
from pathlib import Path

from django.core.management.utils import get_random_secret_key

from folkmoot.core.conf import from_environment
from folkmoot.project import environment
from folkmoot.project.databases import cache_settings, database_settings
from folkmoot.project.logging import logging_settings
from folkmoot.project.settings_log_in import *

DEMO = environment.flag("FOLKMOOT_DEMO")
DEBUG = environment.flag("FOLKMOOT_DEBUG")
VAR = environment.folder("FOLKMOOT_VAR", Path("var"))
PORT = environment.number("PORT", 8000)
SITE_ADDRESS = environment.text("FOLKMOOT_ADDRESS", f"http://localhost:{PORT}").rstrip("/")
IS_SECURE = SITE_ADDRESS.startswith("https://")

SECRET_KEY = environment.text("FOLKMOOT_SECRET_KEY") or (
    environment.kept_secret(VAR / "secret-key") if DEMO else get_random_secret_key()
)
SECRET_KEY_IS_SET = bool(environment.text("FOLKMOOT_SECRET_KEY"))
PUSH_KEY = environment.text("FOLKMOOT_PUSH_KEY") or (
    environment.derived_key(SECRET_KEY, "push") if DEMO else ""
)
ALLOWED_HOSTS = environment.words("FOLKMOOT_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS] if IS_SECURE else []
TRUSTED_PROXIES = environment.number("FOLKMOOT_TRUSTED_PROXIES", 0)

INSTALLED_APPS = [
    "folkmoot.newsroom",
    "folkmoot.project",
    "folkmoot.embed",
    "folkmoot.reader",
    "folkmoot.desk",
    "folkmoot.api",
    "folkmoot.privacy",
    "folkmoot.moderation",
    "folkmoot.discussion",
    "folkmoot.notifications",
    "folkmoot.accounts",
    "folkmoot.core",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_q",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "csp",
    "ninja",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "folkmoot.embed.framed_session.FramedSessionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "folkmoot.project.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "folkmoot.newsroom.cms_rights.CmsDoor",
    "folkmoot.accounts.presence.PresenceMiddleware",
    "folkmoot.accounts.gate.GateMiddleware",
]

ROOT_URLCONF = "folkmoot.project.urls"
WSGI_APPLICATION = "folkmoot.project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "folkmoot.project.frame.frame",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": database_settings(environment.text("FOLKMOOT_DATABASE_URL"), VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": cache_settings(environment.text("FOLKMOOT_CACHE_URL"), DATABASES["default"]),
    "renditions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
PASSWORD_RESET_TIMEOUT = 3600
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
SOCIAL_VARIABLES = environment.starting_with("FOLKMOOT_SOCIAL_")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_NAME = "__Host-folkmoot" if IS_SECURE else "folkmoot"
CSRF_COOKIE_NAME = "__Host-folkmoot-csrf" if IS_SECURE else "folkmoot-csrf"
CSRF_COOKIE_HTTPONLY = False
SESSION_ENGINE = "folkmoot.accounts.session_store"
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
SECURE_SSL_REDIRECT = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_HSTS_SECONDS = 31_536_000 if IS_SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
FORMAT_MODULE_PATH = "folkmoot.project.formats"
LANGUAGES = [
    ("en", "English"),
    ("de", "Deutsch"),
    ("fr", "Français"),
    ("es", "Español"),
    ("ru", "Русский"),
    ("ar", "العربية"),
]
LOCALE_PATHS = [Path(__file__).resolve().parents[1] / "locale"]
LANGUAGE_COOKIE_NAME = "__Host-folkmoot-language" if IS_SECURE else "folkmoot-language"
LANGUAGE_COOKIE_AGE = 31_536_000
LANGUAGE_COOKIE_SECURE, LANGUAGE_COOKIE_HTTPONLY = IS_SECURE, True
LANGUAGE_COOKIE_SAMESITE = "Lax"

STATIC_URL = "/static/"
MEDIA_ADDRESS = environment.text("FOLKMOOT_MEDIA_ADDRESS").rstrip("/")
MEDIA_URL = f"{MEDIA_ADDRESS}/media/"
MEDIA_ROOT = VAR / "media"
IS_COLLECTED = not (DEBUG or DEMO)
STATIC_ROOT = VAR / "static" if IS_COLLECTED else None
WHITENOISE_USE_FINDERS = not IS_COLLECTED
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR / "private", "file_permissions_mode": 0o600},
    },
    "staticfiles": {
        "BACKEND": (
            "folkmoot.project.storage.ModuleAwareStorage"
            if IS_COLLECTED
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}
ERASURE_LEDGER = environment.text("FOLKMOOT_ERASURE_LEDGER") or str(VAR / "erasures.jsonl")
SNAPSHOTS = environment.text("FOLKMOOT_SNAPSHOTS") or str(VAR / "snapshots.sqlite3")
STREAMS = environment.number("FOLKMOOT_STREAMS", 10_000)
STREAMS_EACH = environment.number("FOLKMOOT_STREAMS_EACH", 200)
EDGE_FEED = environment.text("FOLKMOOT_EDGE_FEED", "direct")
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_048_576

LOGGING = logging_settings(environment.text("FOLKMOOT_LOG_LEVEL", "WARNING").upper())

DEFAULT_FROM_EMAIL = environment.text("FOLKMOOT_MAIL_FROM", "newsroom@localhost")
EMAIL_HOST = environment.text("FOLKMOOT_MAIL_HOST", "localhost")
EMAIL_PORT = environment.number("FOLKMOOT_MAIL_PORT", 25)
EMAIL_HOST_USER = environment.text("FOLKMOOT_MAIL_USER")
EMAIL_HOST_PASSWORD = environment.text("FOLKMOOT_MAIL_PASSWORD")
EMAIL_USE_TLS = environment.flag("FOLKMOOT_MAIL_TLS")
EMAIL_TIMEOUT = 15
EMAIL_FILE_PATH = VAR / "outbox"
EMAIL_BACKEND = (
    "django.core.mail.backends.filebased.EmailBackend"
    if DEMO
    else "django.core.mail.backends.smtp.EmailBackend"
)

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", *filter(None, [MEDIA_ADDRESS])],
        "worker-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    },
    "EXCLUDE_URL_PREFIXES": ["/cms/"],
}

WAGTAIL_SITE_NAME = "Folkmoot"
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
WAGTAIL_FRONTEND_LOGIN_URL = LOGIN_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILIMAGES_IMAGE_MODEL = "newsroom.NewsImage"
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"avif": "avif", "webp": "webp"}
WAGTAILIMAGES_WEBP_QUALITY = 80
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1_048_576
WAGTAILADMIN_BASE_URL = SITE_ADDRESS
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
Q_CLUSTER = {
    "name": "folkmoot",
    "orm": "default",
    "timeout": 60,
    "retry": 75,
    "ack_failures": True,
    "save_limit": -1,
    "poll": 0.5,
    "catch_up": False,
    "scheduler": False,
    "log_level": "WARNING",
}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

FOLKMOOT: dict[str, object] = from_environment(os.environ)
if DEMO:
    FOLKMOOT.setdefault("second_factor", "off")
