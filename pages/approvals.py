"""What the end of a workflow does; named in the setting WAGTAIL_FINISH_WORKFLOW_ACTION.

Wagtail imports this together with its models, so nothing here may need them beforehand.
"""

from typing import TYPE_CHECKING, Any

from wagtail.workflows import publish_workflow_state

if TYPE_CHECKING:
    from wagtail.models import WorkflowState


def publish_approved(workflow_state: "WorkflowState", user: Any = None) -> None:
    """Publish what was approved, unless it is a report that lacks something."""
    from pages.snapshots.readiness import lacks_something  # noqa: PLC0415 - models must be ready

    approved: Any = workflow_state.content_object
    if not lacks_something(approved.get_latest_revision_as_object()):
        publish_workflow_state(workflow_state, user=user)
