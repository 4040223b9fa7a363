"""Audits one page after the other in one browser; a hung or crashed one costs a page one retry."""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from django.utils.translation import gettext as _

from accessibility.browser import Browser
from accessibility.conf import Configuration
from accessibility.documents.links import document_links
from accessibility.engines import DOCUMENTS, SITE, Engine
from accessibility.engines.accesslint import AccessLintEngine
from accessibility.engines.axe import AxeEngine
from accessibility.engines.live import LiveEngine
from accessibility.engines.static import StaticEngine
from accessibility.facts import NO_FACTS, PageFacts
from accessibility.failures import TRANSIENT, AuditError, EngineUnavailable, Failure, PageFailed
from accessibility.findings import Finding, Outcome
from accessibility.gathering import facts_of
from accessibility.merging import merged
from accessibility.targets import at_base

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PageResult:
    """What an audit of one address gave: ``failure`` is None when it was audited."""

    url: str
    seconds: float
    failure: Failure | None = None
    failure_detail: str = ""
    final_url: str = ""
    title: str = ""
    language: str = ""
    remarks: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    outcomes: Mapping[str, Mapping[str, Outcome]] = field(default_factory=dict)
    """Outcome by rule by engine; see `accessibility.merging` for rules that two engines have."""
    document_links: tuple[str, ...] = ()
    """Paths of the files on the page's host that it links."""
    facts: PageFacts = NO_FACTS

    @property
    def reason(self) -> str:
        """Why the page could not be audited, as a sentence; empty when it was."""
        return self.failure.sentence(self.failure_detail) if self.failure else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """With what pages are audited: the engines, the limits and the way to the server."""

    configuration: Configuration
    engines: Sequence[Engine]
    resolve: Mapping[str, str] = field(default_factory=dict)
    sign: Callable[[], Mapping[str, str]] = dict
    base_url: str = ""
    """Scheme and host at which the pages are loaded, where that is not their public address."""
    gathers_facts: bool = False
    """Whether the pages will be compared with each other, and their linked files checked."""

    @property
    def versions(self) -> dict[str, str]:
        """Version by name of engine."""
        return {engine.name: engine.version for engine in self.engines}


def available_engines(configuration: Configuration) -> dict[str, Engine]:
    """Every engine by name, in the order in which they run."""
    axe_dir = configuration.axe_dir
    engines: tuple[Engine, ...] = (
        AxeEngine(axe_dir),
        AccessLintEngine(configuration.accesslint_dir, axe_dir=axe_dir),
        StaticEngine(gender_form=configuration.gender_form),
        LiveEngine(configuration),
    )
    return {engine.name: engine for engine in engines}


def choose_engines(configuration: Configuration, names: Sequence[str] = ()) -> list[Engine]:
    """The named engines, or all; raises EngineUnavailable for one that cannot be chosen."""
    engines = available_engines(configuration)
    if unknown := [name for name in names if name not in engines]:
        message = (
            _(
                "The engine “{name}” cannot be chosen: it runs by itself at the end of an audit "
                "with all engines. Choose from: {names}."
            )
            if unknown[0] in {SITE, DOCUMENTS}
            else _("There is no engine “{name}”. Choose from: {names}.")
        )
        raise EngineUnavailable(message.format(name=unknown[0], names=", ".join(engines)))
    return [engine for name, engine in engines.items() if not names or name in names]


class Auditor:
    """A browser with the engines of a setup; use it as a context manager, in one thread."""

    def __init__(self, setup: Setup) -> None:
        self._engines = setup.engines
        self._base_url = setup.base_url
        self._gathers_facts = setup.gathers_facts
        self._browser = Browser(
            setup.configuration,
            preload="".join(
                dict.fromkeys(getattr(engine, "preload", "") for engine in setup.engines)
            ),
            resolve=setup.resolve,
            sign=setup.sign,
        )

    def __enter__(self) -> Self:
        self._browser.start()
        return self

    def __exit__(
        self,
        exception_type: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._browser.stop()

    def audit(self, url: str) -> PageResult:
        """Audit an address; what goes wrong on the page stands in the result.

        Raises BrowserUnavailable when a browser that was lost cannot be replaced.
        """
        result = self._attempt(url)
        if result.failure in TRANSIENT:
            self._browser.restart()
            result = self._attempt(url)
        if result.failure in TRANSIENT:
            self._browser.restart()
        return result

    def _attempt(self, url: str) -> PageResult:
        started = time.monotonic()
        try:
            return self._check(url, started)
        except PageFailed as error:
            failure, detail = error.failure, error.detail
        except AuditError:
            raise
        except Exception as error:  # one page must never end a scan of a thousand
            logger.exception("page audit failed", extra={"url": url})
            failure, detail = Failure.INTERNAL, f"{type(error).__name__}: {error}"
        return PageResult(
            url=url,
            seconds=time.monotonic() - started,
            failure=failure,
            failure_detail=detail[:500],
        )

    def _check(self, url: str, started: float) -> PageResult:
        page = self._browser.load(at_base(url, self._base_url))
        result = merged(page, {engine.name: engine.check(page) for engine in self._engines})
        return PageResult(
            url=url,
            seconds=time.monotonic() - started,
            final_url=page.final_url,
            title=page.title,
            language=page.language,
            remarks=page.remarks,
            findings=result.findings,
            outcomes=result.outcomes,
            # To parse a page takes its time, and no engine may have needed it.
            document_links=document_links(page.document, url=url) if self._gathers_facts else (),
            facts=facts_of(page.document, url=url) if self._gathers_facts else NO_FACTS,
        )
