"""On a developer's machine and for the demo."""

from cms.settings.base import *  # noqa: F403 - settings are meant to be inherited whole
from cms.settings.base import env

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="only-for-development-" + "x" * 40)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", ".localhost"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
DEMO_USERS_ALLOWED = True
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
vars().update(STATIC_ROOT=None)  # static files are served from where they lie, none are collected
