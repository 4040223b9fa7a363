"""What the linter of templates cannot see: syntax, and what the security policy forbids."""

import re
from pathlib import Path

import pytest
from django.template import engines

from tests.source_tree import PRODUCT, ROOT

TEMPLATES = sorted(
    path
    for app in PRODUCT
    for path in (ROOT / app / "templates").rglob("*")
    if path.suffix in {".html", ".txt", ".xml"}
)
PUBLIC = [path for path in TEMPLATES if not path.is_relative_to(ROOT / "accessibility")]
INLINE = re.compile(
    r"<style\b|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE
)


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("template", TEMPLATES, ids=short)
def test_template_compiles(template: Path) -> None:
    engines["django"].from_string(template.read_text(encoding="utf-8"))


@pytest.mark.parametrize("template", PUBLIC, ids=short)
def test_public_template_has_no_inline_script_or_style(template: Path) -> None:
    markup = re.sub(r"{#.*?#}", "", template.read_text(encoding="utf-8"))
    assert INLINE.findall(markup) == []
