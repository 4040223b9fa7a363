"""For the tests: quick passwords, tasks run at once, files in a folder of their own."""

import os
import tempfile
from pathlib import Path

from cms.settings.base import *  # noqa: F403 - settings are meant to be inherited whole
from cms.settings.base import DATABASES

SECRET_KEY = "only-for-tests-" + "x" * 40
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
ACCESSIBILITY = {
    "audit_on_publish": False,  # tests that publish a page need no browser
    "depth": "quick",  # tests of states, keys and pixels choose for themselves
    "check_elsewhere": False,  # no test depends on other servers
}
DEMO_USERS_ALLOWED = True
WHITENOISE_USE_FINDERS = True
vars().update(STATIC_ROOT=None)  # static files are served from where they lie, none are collected
SCRATCH_DIR = Path(tempfile.gettempdir()) / f"town-test-{os.getpid()}"
MEDIA_ROOT = SCRATCH_DIR / "media"

# Named for the process, so that two runs at the same time do not meet. For SQLite it is a file,
# not memory: the browser tests read it from several threads.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": f"{SCRATCH_DIR}.sqlite3"}
else:
    DATABASES["default"]["TEST"] = {"NAME": f"test_town_{os.getpid()}"}
