"""What all blocks that are made of fields have in common."""

from typing import Any

from wagtail import blocks


class PartsBlock(blocks.StructBlock):
    """Hands the search what its fields hold; Wagtail's would hand it “None” for an empty one."""

    def get_searchable_content(self, value: Any) -> list[str]:
        return [
            words
            for name, block in self.child_blocks.items()
            if value.get(name) is not None
            for words in block.get_searchable_content(value[name])
        ]
