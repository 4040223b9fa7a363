"""An evaluation: when it is due, what it asked and found, what followed from it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.addresses import Addresses
from pages.deadlines import due_badge
from pages.frame import Link
from pages.models import EvaluationFinding, EvaluationPage, MeasurePage
from pages.models.base import Badge
from pages.outline import Section
from pages.presenters import context_of
from pages.presenters.every_page import common_context
from pages.presenters.finance import answered_points, money_context
from pages.visibility import visible

TONES = {"open": "warning", "in_work": "info", "done": "success", "rejected": "planned"}


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding, its state, and the measure it became."""

    finding: EvaluationFinding
    badge: Badge
    measure: Link | None


@context_of.register
def evaluation_context(page: EvaluationPage, request: HttpRequest) -> dict[str, Any]:
    """Criteria with their answers, findings with their measures, the state in words."""
    criteria = list(page.criteria.all())
    findings = _findings(page, request=request)
    before = []
    if criteria:
        before.append(Section(title=_("What is asked"), anchor="kriterien"))
    if findings:
        before.append(Section(title=_("What was found"), anchor="befunde"))
    money = money_context(page, request)
    today = timezone.localdate()
    return {
        **common_context(page, request, before=tuple(before), after=money["money_section"]),
        **money,
        "state": due_badge(page.due_date, done=page.carried_out_on, today=today),
        "points": answered_points(page, request),
        "criteria": criteria,
        "findings": findings,
        "counts": [
            (str(state.label), number)
            for state in EvaluationFinding.State
            if (number := sum(row.finding.state == state for row in findings))
        ],
    }


def _findings(page: EvaluationPage, *, request: HttpRequest) -> list[FindingRow]:
    """Each with a link to its measure where everybody may see that."""
    rows = list(page.findings.all())
    keys = [row.measure_id for row in rows if row.measure_id]
    found = visible(MeasurePage.objects.filter(pk__in=keys), request=request)
    addresses = Addresses.during(request)
    links = {
        measure.pk: Link(title=measure.title, url=addresses.of(measure))
        for measure in found.defer_streamfields()
    }
    return [
        FindingRow(
            finding=row,
            badge=Badge(label=row.get_state_display(), tone=TONES[row.state]),
            measure=links.get(row.measure_id),
        )
        for row in rows
    ]
