"""Shows the indicator of a block."""

from typing import Any

from django import template

from pages.presenters.indicators import ShownIndicator, shown

register = template.Library()


@register.simple_tag
def indicator_of_block(value: Any, block_id: str = "") -> ShownIndicator | None:
    """The block's indicator as it stands today; nothing where it was deleted."""
    indicator = value.get("indicator")
    if indicator is None:
        return None
    key = f"kennzahl-{block_id or indicator.pk}"
    return shown(indicator, key=key, as_bars=value.get("chart") == "bars")
