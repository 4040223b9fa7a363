"""What editors see of a document's versions beside its form."""

from typing import Any

from wagtail.admin.panels import Panel


class VersionsPanel(Panel):
    """The versions published so far, with what came of reading their text."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "pages/admin/versions_panel.html"

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self.instance.pk and self.versions)

        @property
        def versions(self) -> list[Any]:
            return list(self.instance.versions.select_related("document"))

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            return {**super().get_context_data(parent_context), "versions": self.versions}
