"""Turns a finding of an evaluation into a measure, once.

Both the finding and its link live in the evaluation's latest revision, so an editor's draft keeps
the link and nothing unpublished goes public by the way.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet

from pages.models import (
    EvaluationFinding,
    EvaluationPage,
    FieldOfActionPage,
    GoalPage,
    MeasurePage,
)

SUMMARY_LENGTH = MeasurePage._meta.get_field("summary").max_length or 0


class FollowUpRefused(Exception):
    """A measure cannot be made; the message says why, to an editor."""


@dataclass(frozen=True, slots=True)
class FindingRef:
    """Where a finding stands in its evaluation, and what it said when the editor saw it.

    A finding that was added in a draft has no key yet, so it is known by these two.
    """

    position: int
    title: str


def latest_findings(evaluation: EvaluationPage) -> list[EvaluationFinding]:
    """The findings of the latest draft, in their order."""
    return list(evaluation.get_latest_revision_as_object().findings.all())


def can_become_a_measure(finding: EvaluationFinding) -> bool:
    """Whether it is not settled and has no measure yet."""
    return finding.measure_id is None and not finding.is_settled


def may_follow_up(evaluation: EvaluationPage, *, user: User) -> bool:
    """Whether the user may change the evaluation now."""
    permissions = evaluation.permissions_for_user(user)
    return bool(permissions.can_edit()) and not permissions.page_locked()


def places_for_measures(evaluation: EvaluationPage, *, user: User) -> PageQuerySet:
    """Fields of action and goals of the evaluation's language below which the user may add."""
    policy = policy_registry.get_by_type(Page)
    pages: PageQuerySet = policy.instances_user_has_permission_for(user, "add")
    wanted = pages.type(FieldOfActionPage, GoalPage)
    return wanted.filter(locale_id=evaluation.locale_id, alias_of=None).order_by("path")


@transaction.atomic
def make_measure(
    evaluation: EvaluationPage, *, finding: FindingRef, place: Page, user: User
) -> MeasurePage:
    """A draft of a measure below the place, linked with the finding, which is then in work.

    The evaluation is published again only if all of it was published and the user may.
    """
    Page.objects.select_for_update().get(pk=evaluation.pk)  # two clicks make one measure
    evaluation = EvaluationPage.objects.get(pk=evaluation.pk)
    is_published = evaluation.live and not evaluation.has_unpublished_changes
    draft: Any = evaluation.get_latest_revision_as_object()
    findings = list(draft.findings.all())
    chosen = _chosen(findings, finding)
    measure = _draft_of(chosen, evaluation=evaluation, user=user)
    place.add_child(instance=measure)
    measure.save_revision(user=user)
    log(instance=measure, action="wagtail.create", user=user, content_changed=True)
    chosen.measure = measure
    chosen.state = EvaluationFinding.State.IN_WORK
    draft.findings = findings
    revision = draft.save_revision(user=user, log_action=True)
    if is_published and evaluation.permissions_for_user(user).can_publish():
        revision.publish(user=user)
    return measure


def _chosen(findings: list[EvaluationFinding], wanted: FindingRef) -> EvaluationFinding:
    at = wanted.position
    if not 0 <= at < len(findings) or findings[at].title != wanted.title:
        raise FollowUpRefused(
            _("The findings were changed in the meantime. Look at them and choose again.")
        )
    if findings[at].measure_id is not None:
        raise FollowUpRefused(_("There is already a measure for this finding."))
    if not can_become_a_measure(findings[at]):
        raise FollowUpRefused(_("This finding is settled. Set it to open first."))
    return findings[at]


def _draft_of(finding: EvaluationFinding, *, evaluation: EvaluationPage, user: User) -> MeasurePage:
    """The measure with what the finding says; a long description becomes its text."""
    text = finding.description.strip()
    measure = MeasurePage(
        title=finding.title, owner=user, live=False, unit=evaluation.unit, locale=evaluation.locale
    )
    if len(text) <= SUMMARY_LENGTH:
        measure.summary = text
    else:
        block = measure.body.stream_block
        paragraphs = [format_html("<p>{}</p>", line) for line in text.splitlines() if line.strip()]
        raw = [{"type": "text", "value": "".join(paragraphs)}]
        measure.body = StreamValue(block, raw, is_lazy=True)
    return measure
