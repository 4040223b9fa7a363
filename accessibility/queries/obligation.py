"""What the cited standard demands, and what is advice: best practice, and criteria newer than it.

EN 301 549 as cited takes over WCAG 2.1. What only WCAG 2.2 has is audited and shown as voluntary.
"""

from collections.abc import Iterable

from django.db.models import Q

from accessibility.wcag import CRITERIA

VOLUNTARY = tuple(number for number, known in CRITERIA.items() if known.en_clause is None)


def is_demanded(criteria: Iterable[str]) -> bool:
    """Whether the cited standard has at least one of the criteria."""
    return any(number in CRITERIA and number not in VOLUNTARY for number in criteria)


def only_advised(path: str = "criteria") -> Q:
    """Issues that break nothing the standard has; ``path`` leads to an issue's criteria."""
    condition = Q(**{path: []})
    for number in VOLUNTARY:
        condition |= Q(**{path: [number]})
    return condition
