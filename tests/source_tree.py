"""Reads the project's own source: its modules, what they import, how long their functions are."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PRODUCT = ("cms", "pages", "accessibility")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """A Python file of the project."""

    path: Path

    @property
    def name(self) -> str:
        """The name by which it is imported, such as ``pages.models.base``."""
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @cached_property
    def source(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source)

    @property
    def functions(self) -> Iterator[Function]:
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))

    @cached_property
    def imports(self) -> frozenset[str]:
        """Absolute names of all it imports; ``from a import b`` counts as ``a.b``.

        Left out is what only the type checker reads.
        """
        collector = _ImportCollector(self)
        collector.visit(self.tree)
        return frozenset(collector.names)


class _ImportCollector(ast.NodeVisitor):
    def __init__(self, module: Module) -> None:
        self.names: set[str] = set()
        package = module.name.split(".")
        self._package = package if module.path.name == "__init__.py" else package[:-1]

    def visit_If(self, node: ast.If) -> None:
        if "TYPE_CHECKING" not in ast.unparse(node.test):
            self.generic_visit(node)

    def visit_Import(self, node: ast.Import) -> None:
        self.names |= {alias.name for alias in node.names}

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        above = self._package[: len(self._package) - node.level + 1] if node.level else []
        base = ".".join([*above, node.module] if node.module else above)
        self.names |= {f"{base}.{alias.name}" for alias in node.names}


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """The modules in these folders of the project, without migrations and empty files."""
    files = (path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))
    return tuple(
        Module(path) for path in files if "migrations" not in path.parts and path.stat().st_size > 0
    )


def is_within(name: str, package: str) -> bool:
    """Whether a dotted name is the package or lies in it."""
    return name == package or name.startswith(f"{package}.")


@cache
def import_graph() -> Mapping[str, frozenset[str]]:
    """Each of the product's modules with those of the product's modules that it imports."""
    known = {module.name for module in modules(*PRODUCT)}
    return {
        module.name: frozenset(filter(None, (_longest(name, known) for name in module.imports)))
        - {module.name}
        for module in modules(*PRODUCT)
    }


def _longest(name: str, known: set[str]) -> str:
    """The longest beginning of a dotted name that is a known module; empty without one."""
    while name and name not in known:
        name = name.rpartition(".")[0]
    return name
