"""The checker's settings: defaults here, others in the dictionary ACCESSIBILITY of the settings."""

import os
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from accessibility.depth import PROBES, QUICK, THOROUGH
from accessibility.gender_forms import CHOICES, WORDS
from accessibility.states.names import STATES


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """Everything about audits that an installation may want to change."""

    axe_dir: Path
    """The folder of the npm package axe-core."""
    accesslint_dir: Path
    """The folder of the npm package @accesslint/core."""
    tesseract_data_dir: Path
    """The folder of the npm packages with Tesseract's trained data, one a language."""
    chromium: str = ""
    """The browser's programme; empty: the first of the usual names in PATH."""
    chromedriver: str = ""
    """The driver's programme; empty: the one in PATH."""
    workers: int = 0
    """Browsers at the same time; 0: as many as cores, more make a scan slower."""
    load_timeout_seconds: float = 20
    """How long a page may take to load."""
    script_timeout_seconds: float = 20
    """How long a check may run in a page."""
    settle_timeout_seconds: float = 3
    """How long a page may go on changing before it is audited as it is."""
    max_page_bytes: int = 10 * 1024 * 1024
    """A larger document is not audited."""
    pages_per_browser: int = 200
    """A browser is replaced after so many pages, because browsers leak."""
    max_document_seconds: float = 3600
    """How long a scan may fetch and read the files that its site hosts or its pages link."""
    max_document_bytes: float = 10_000_000_000
    """How much of these files a scan may fetch from the storage or from their addresses."""
    check_elsewhere: bool = True
    """Whether files that pages link on other servers are fetched from there and checked."""
    check_private_hosts: bool = False
    """Whether such a server may be this machine or one of an inner network."""
    lease_seconds: int = 300
    """A page claimed for longer by a process on another machine is free again."""
    extra_paths: tuple[str, ...] = ()
    """Addresses of the site besides its pages, such as the search ("/suche/")."""
    audit_on_publish: bool = True
    """Whether a page is audited in the background when it is published."""
    gender_form: str = WORDS
    """Which form of words for all genders the site prefers: "words" (none with a character in it,
    as the federation of the blind advises), "*", ":", "_", "·", "/", "()", "I", or "any": no hints.
    """
    max_tab_stops: int = 200
    """How many times the tab key is pressed on a page at most."""
    depth: str = THOROUGH
    """How deep an audit goes: "quick" looks at the page as it opens on a desktop, "thorough" also
    at its states, its pixels and the way through it by keyboard."""
    states: tuple[str, ...] = tuple(STATES)
    """The states of a page that a thorough audit visits; docs/states.md has their names."""
    probes: tuple[str, ...] = tuple(PROBES)
    """What a thorough audit does beyond a quick one; docs/states.md has the names."""

    @property
    def is_thorough(self) -> bool:
        """Whether more is looked at than the page as it opens."""
        return self.depth == THOROUGH

    @property
    def browser_count(self) -> int:
        """How many browsers run at the same time, at least one."""
        return self.workers or len(os.sched_getaffinity(0))


def configuration() -> Configuration:
    """The configuration in force; a value that is None is the default.

    Raises ImproperlyConfigured for a name in ACCESSIBILITY that does not exist, or a wrong choice.
    """
    packages = {
        "axe_dir": settings.NODE_MODULES / "axe-core",
        "accesslint_dir": settings.NODE_MODULES / "@accesslint" / "core",
        "tesseract_data_dir": settings.NODE_MODULES / "@tesseract.js-data",
    }
    given = getattr(settings, "ACCESSIBILITY", {})
    values = packages | {name: value for name, value in given.items() if value is not None}
    try:
        found = Configuration(**values)
    except TypeError as error:
        raise ImproperlyConfigured(f"ACCESSIBILITY in the settings: {error}") from error
    if found.gender_form not in CHOICES:
        raise ImproperlyConfigured(f"ACCESSIBILITY: gender_form is one of {', '.join(CHOICES)}")
    if found.depth not in {QUICK, THOROUGH}:
        raise ImproperlyConfigured(f"ACCESSIBILITY: depth is one of {QUICK}, {THOROUGH}")
    for name, known in (("states", STATES), ("probes", PROBES)):
        if unknown := set(getattr(found, name)) - known.keys():
            raise ImproperlyConfigured(
                f"ACCESSIBILITY: there are no {name} {', '.join(sorted(unknown))}; "
                f"there are {', '.join(known)}"
            )
    return found
