"""How much of what was to be audited was audited: it stands beside every number."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Coverage:
    """Numbers of pages. What failed or was skipped is never counted as clean."""

    found: int
    audited: int
    failed: int
    skipped: int
    remaining: int

    @classmethod
    def from_counts(cls, counts: Mapping[str, int]) -> "Coverage":
        """From the number of pages by state (pending, running, done, failed, skipped)."""
        return cls(
            found=sum(counts.values()),
            audited=counts.get("done", 0),
            failed=counts.get("failed", 0),
            skipped=counts.get("skipped", 0),
            remaining=counts.get("pending", 0) + counts.get("running", 0),
        )

    @property
    def is_complete(self) -> bool:
        """Whether every page that was found was audited."""
        return self.audited == self.found

    @property
    def percent(self) -> int:
        """Audited pages in whole per cent of the pages found, rounded down; 0 when none."""
        return self.audited * 100 // self.found if self.found else 0
