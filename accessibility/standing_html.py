"""The page as it stands in the browser, after its scripts ran, with what nobody meets known."""

from collections.abc import Callable
from functools import cache
from typing import Any, Final

from accessibility.document import HtmlPage, parse
from accessibility.live_scripts import read_script

MAX_ELEMENTS: Final = 20_000
"""On a page with more of them, only the served HTML is judged."""
_MARK: Final = "data-audit-away"


@cache
def _script() -> str:
    return "\n".join(map(read_script, ("shared.js", "standing_html.js")))


def fetch_standing(run_async: Callable[..., Any], url: str) -> HtmlPage | None:
    """The page as a tree; None where it is no HTML page, or too large."""
    html: str | None = run_async(_script(), _MARK, MAX_ELEMENTS)
    if not html:
        return None
    page = parse(html, url=url)
    away = page.select(f"[{_MARK}]")
    for element in away:
        del element[_MARK]
    page.away = {id(element) for element in away}
    return page
