"""axe-core's messages, filled in by us as axe-core itself fills them in."""

import json
import re
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest

from accessibility.browser import Browser
from accessibility.conf import configuration
from accessibility.engines.axe import AxeEngine
from accessibility.engines.axe_texts import AxeTexts, fill_in
from tests.accessibility.bad_server import BadServer

PLACEHOLDER = re.compile(r"\$\{\s?data\.(\w+)\s?\}")
VALUES = ["#fff", 4.53, 0, ["aria-label", "aria-hidden"], ["ein"], True]
# Runs axe-core's own function over pairs of template and data; it writes into lists, so on copies.
PROCESS = """
const [cases, done] = arguments;
done(cases.map(([template, data]) => axe.utils.processMessage(template, structuredClone(data))));
"""


def templates() -> Iterator[Any]:
    """Every message of every check in both languages."""
    for name in ("de.json", "_template.json"):
        locale = json.loads((configuration().axe_dir / "locales" / name).read_text())
        for check in locale["checks"].values():
            yield from (check[kind] for kind in ("fail", "incomplete") if kind in check)


def cases() -> Iterator[tuple[Any, Any]]:
    """Each message with data that fill all of its placeholders."""
    for template in templates():
        if isinstance(template, str):
            yield template, "ein Text" if "${data}" in template else _data(template)
            if "${data.values}" in template:
                yield from ((template, ["eins"]), (template, ["eins", "zwei"]))
            continue
        if "singular" in template and set(PLACEHOLDER.findall(template["plural"])) == {"values"}:
            yield from ((template, ["eins"]), (template, ["eins", "zwei"]))
        for key in template.keys() - {"default"}:
            yield template, _data(template[key]) | {"messageKey": key}
            if not PLACEHOLDER.search(template[key]):
                yield template, key
        if "default" in template:
            yield template, _data(template["default"])
            yield template, _data(template["default"]) | {"messageKey": "unheard-of"}


def _data(text: str) -> dict[str, Any]:
    return dict(zip(PLACEHOLDER.findall(text), cycle(VALUES), strict=False))


@pytest.mark.browser
def test_messages_are_filled_in_as_axe_core_does(bad_server: BadServer) -> None:
    pairs = list(cases())
    assert len(pairs) > 300
    with Browser(configuration(), preload=AxeEngine(configuration().axe_dir).preload) as browser:
        theirs = browser.load(bad_server.url("/good")).run_async(PROCESS, pairs)
    ours = [fill_in(template, data) for template, data in pairs]
    different = [
        (pair, mine, other)
        for pair, mine, other in zip(pairs, ours, theirs, strict=True)
        if mine != other
    ]
    assert different == []


@pytest.mark.parametrize("data", [None, {}, [], "", {"messageKey": "unheard-of"}, 7, False])
def test_missing_data_never_show_a_placeholder(data: object) -> None:
    for template in templates():
        assert "${" not in fill_in(template, data)


def test_check_without_a_german_text_speaks_english() -> None:
    texts = AxeTexts(configuration().axe_dir)
    assert texts.message("unheard-of", "fail", None).de == ""
    assert texts.title("unheard-of").de == "unheard-of"
