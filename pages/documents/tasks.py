"""Background work of the library."""

from django_tasks import task

from pages.documents.extraction import read_version
from pages.models import DocumentVersion


@task()
def read_document(version_id: int) -> None:
    """Read the text of a version; one that was deleted meanwhile is left alone."""
    version = DocumentVersion.objects.select_related("document").filter(pk=version_id).first()
    if version is not None:
        read_version(version)
