"""What is to be audited and what the browser made of it: plain data between the layers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from accessibility.rules import HtmlPage, parse
from accessibility.standing_html import fetch_standing


@dataclass(frozen=True, slots=True)
class Target:
    """A page to audit: its public address and, where it is one of ours, its Wagtail page."""

    url: str
    page_id: int | None = None
    title: str = ""
    language: str = ""


def at_base(url: str, base_url: str) -> str:
    """The address with scheme and host of ``base_url``, if there is one."""
    if not base_url:
        return url
    base = urlsplit(base_url)
    return urlunsplit(urlsplit(url)._replace(scheme=base.scheme, netloc=base.netloc))


def is_own_host(base_url: str, hostname: str) -> bool:
    """Whether the host of ``base_url`` is the site's own name, or this machine by loopback.

    Only such a host may get what is signed for the site.
    """
    host = urlsplit(base_url).hostname or ""
    if host in {hostname.lower(), "localhost"} or host.endswith(".localhost"):
        return bool(host)
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True)
class LoadedPage:
    """A page that a browser has loaded and that has come to rest.

    ``run_async`` runs a script in the page whose last argument is a callback, ``ask`` gives a
    command of the Chrome DevTools Protocol with its parameters and returns the answer, ``press``
    presses a key a number of times, ``inject_axe`` puts the axe-core of a file into the page,
    ``fetch_html`` asks for the document as the server sent it, ``remarks`` name what a reader of
    the result should know: "dialog" (the page opened a dialog), "restless" (it never came to rest).
    """

    url: str
    final_url: str
    title: str
    language: str
    run_async: Callable[..., Any]
    ask: Callable[..., Mapping[str, Any]]
    press: Callable[..., None]
    inject_axe: Callable[[Path], None]
    fetch_html: Callable[[], str]
    remarks: tuple[str, ...] = field(default=())

    @cached_property
    def html(self) -> str:
        """The document as the server sent it, before any script ran."""
        return self.fetch_html()

    @cached_property
    def document(self) -> HtmlPage:
        """The served HTML as a tree, parsed once for all engines."""
        return parse(self.html, url=self.final_url)

    @cached_property
    def standing(self) -> HtmlPage | None:
        """The page as it stands once its scripts ran; None where it is too large to be told."""
        return fetch_standing(self.run_async, self.final_url)
