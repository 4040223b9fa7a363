"""Whether the focus can be seen: uncovered and, where no style changes, by pixels."""

from collections.abc import Iterable, Iterator, Sequence

from accessibility.keyboard_walk.walk import Stop, Walk

MAX_PICTURED = 12
"""Further elements without a change of style are for a person to look at."""
_MAX_SIDE_PX = 8000
_TRIES = 5


def unseen(walk: Walk, suspects: Sequence[Stop]) -> Iterator[tuple[Stop, bool]]:
    """The suspects whose focus changes no pixel, and whether that is certain."""
    for place, stop in enumerate(suspects):
        if place >= MAX_PICTURED or walk.is_late:
            yield stop, False
            continue
        is_changed, size = _compare(walk, stop)
        if is_changed is False:
            is_whole = max(size) <= _MAX_SIDE_PX and not stop.is_empty
            is_changed = _compare(walk, stop, size=size)[0] if is_whole else None
        if not is_changed:
            yield stop, is_changed is False


def covered(walk: Walk, suspects: Iterable[Stop]) -> Iterator[tuple[Stop, bool]]:
    """The suspects that lie behind something once the page has come to rest, and if it is certain.

    On the way keys follow one another faster than a header can hide that does so on scrolling.
    """
    for stop in suspects:
        is_covered = None if walk.is_late else walk.call("isStillCovered", stop.id)
        if is_covered is not False:
            yield stop, bool(is_covered) and stop.is_opaque


def _compare(
    walk: Walk, stop: Stop, *, size: tuple[int, int] | None = None
) -> tuple[bool | None, tuple[int, int]]:
    """Whether a picture with the focus differs from one without, and the size of the page.

    Of all the page with a size. None where that cannot be told: the element does not take the focus
    by itself, the page has gone, or it differs from picture to picture anyway.
    """
    for _ in range(_TRIES):
        with_focus, without, page_size = _pictures(walk, stop, size)
        if not (with_focus and without):
            return None, (0, 0)
        if with_focus == without:
            return False, page_size
        # Something else may have moved just then, such as a film that begins to load.
        if (with_focus, without, page_size) == _pictures(walk, stop, size):
            return True, page_size
        if walk.is_late:
            break
    return None, (0, 0)


def _pictures(
    walk: Walk, stop: Stop, size: tuple[int, int] | None
) -> tuple[str, str, tuple[int, int]]:
    """A picture with the focus, one without, and the page's size; empty ones where that fails."""
    is_on, *now = walk.call("show", stop.id, True) or (False, 0, 0)
    with_focus = _picture(walk, size)
    is_off, *_ = walk.call("show", stop.id, False) or (False,)
    without = _picture(walk, size)
    return (with_focus, without, (now[0], now[1])) if is_on and is_off else ("", "", (0, 0))


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
