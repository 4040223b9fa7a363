"""Whether the focus can be seen: by pixels, where no style of the element changes."""

from collections.abc import Iterator, Sequence

from accessibility.keyboard_walk.walk import Stop, Walk

MAX_PICTURED = 12
"""Further elements without a change of style are for a person to look at."""
_MAX_HEIGHT_PX = 8000


def unseen(walk: Walk, suspects: Sequence[Stop]) -> Iterator[tuple[Stop, bool]]:
    """The suspects whose focus changes no pixel, and whether that is certain."""
    for place, stop in enumerate(suspects):
        if place >= MAX_PICTURED:
            yield stop, False
            continue
        *_, width, height = walk.call("show", stop.id, True)
        if _is_changed(walk, stop):
            continue
        if height > _MAX_HEIGHT_PX or stop.is_empty:
            yield stop, False
        elif not _is_changed(walk, stop, size=(width, height)):
            yield stop, True


def _is_changed(walk: Walk, stop: Stop, *, size: tuple[int, int] | None = None) -> bool:
    """Whether a picture with the focus differs from one without; of all the page with a size."""
    walk.call("show", stop.id, True)
    focused = _picture(walk, size)
    walk.call("show", stop.id, False)
    return focused != _picture(walk, size)


def _picture(walk: Walk, size: tuple[int, int] | None) -> str:
    if size is None:
        answer = walk.page.ask("Page.captureScreenshot", format="png", optimizeForSpeed=True)
    else:
        clip = {"x": 0, "y": 0, "width": size[0], "height": size[1], "scale": 1}
        answer = walk.page.ask(
            "Page.captureScreenshot",
            format="png",
            optimizeForSpeed=True,
            captureBeyondViewport=True,
            clip=clip,
        )
    return str(answer["data"])
