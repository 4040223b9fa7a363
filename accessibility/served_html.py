"""The document as the server sent it, asked of Chromium by its DevTools protocol."""

import base64
from collections.abc import Callable
from typing import Any

Ask = Callable[[str, dict[str, Any]], dict[str, Any]]
"""Sends a command of the DevTools protocol with its parameters and gives the answer."""


def fetch_from_memory(ask: Ask, url: str) -> str:
    """What Chromium has kept of the page; it refuses where the server forbade to store it."""
    content: str = ask("Page.getResourceContent", _place(ask, url))["content"]
    return content


def fetch_again(ask: Ask, url: str) -> str:
    """What the server sends now, to the same browser with the same cookies."""
    options = {"disableCache": False, "includeCredentials": True}
    place = _place(ask, url)
    loaded = ask("Network.loadNetworkResource", {**place, "options": options})
    handle = loaded["resource"].get("stream", "")
    parts: list[bytes] = []
    is_over = not handle
    while not is_over:
        answer = ask("IO.read", {"handle": handle})
        data: str = answer["data"]
        parts.append(base64.b64decode(data) if answer.get("base64Encoded") else data.encode())
        is_over = answer["eof"]
    if handle:
        ask("IO.close", {"handle": handle})
    return b"".join(parts).decode("utf-8", "replace")


def _place(ask: Ask, url: str) -> dict[str, str]:
    frame = ask("Page.getFrameTree", {})["frameTree"]["frame"]
    return {"frameId": frame["id"], "url": frame["url"] or url}
