"""The form of a file in the admin: what was published under an address stays there."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm


class DocumentForm(BaseDocumentForm):
    """Refuses to put another file in the place of one that is a published version."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        document = self.instance
        if "file" in self.changed_data and document.pk and document.page_versions.exists():
            raise ValidationError(
                _(
                    "This file is a published version of a document and stays as it is. Upload "
                    "the new file as a document of its own, and choose it on the document's page."
                )
            )
        return file
