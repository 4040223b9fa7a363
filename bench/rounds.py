"""Times of several ways to do the same work, taken in turn so that noise hits all of them alike."""

import statistics
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rounds:
    """Seconds by name of the way, one entry for each round."""

    seconds: Mapping[str, Sequence[float]]

    def median(self, name: str) -> float:
        """The way's median over all rounds, in seconds."""
        return statistics.median(self.seconds[name])

    def ratio(self, slow: str, fast: str) -> float:
        """How many times as fast as ``slow`` the way ``fast`` is.

        The median of each round's own ratio: what slows a machine down for a minute slows both.
        """
        pairs = zip(self.seconds[slow], self.seconds[fast], strict=True)
        return statistics.median(slow_one / fast_one for slow_one, fast_one in pairs)


def take_turns(ways: Mapping[str, Callable[[], float]], *, rounds: int) -> Rounds:
    """Run every way once per round, each round beginning with another, and keep the seconds."""
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    names = list(ways)
    for number in range(rounds):
        shift = number % len(names)
        for name in names[shift:] + names[:shift]:
            seconds[name].append(ways[name]())
            print(f"round {number + 1}: {name} {seconds[name][-1]:.1f} s", file=sys.stderr)
    return Rounds(seconds)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows for people: the first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    lines = [head, ["-" * width for width in widths], *rows]
    return "\n".join(
        "  ".join([line[0].ljust(widths[0]), *(c.rjust(w) for c, w in _rest(line, widths))])
        for line in lines
    )


def _rest(line: Sequence[str], widths: Sequence[int]) -> list[tuple[str, int]]:
    return list(zip(line[1:], widths[1:], strict=True))
