"""Holds the layers and the house style by reading the source; docs/architecture.md has the why."""

import ast
import graphlib
import re
import subprocess
from importlib.metadata import distributions, packages_distributions
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

from tests.source_tree import PRODUCT, ROOT, import_graph, is_within, modules

MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 50
MAX_BROAD_EXCEPTS = 2  # one for a page in a scan, one for a probe on a page
DEBIAN_12_PYTHON = "3.11.2"
EVERYTHING = (*PRODUCT, "tests", "bench")

# What lies at the bottom, and the only things of the project's own that it may import.
GROUND = {"accessibility.findings": set(), "accessibility.wcag": {"accessibility.findings"}}
# What must run without Django, together with everything of ours that it rests on.
PLAIN_LAYERS = (
    "accessibility.findings",
    "accessibility.wcag",
    "accessibility.rules",
    "accessibility.site_rules",
    "accessibility.document_rules",
    "accessibility.documents.reading",
)
# Parts that may not import these others, whatever else they do.
FORBIDDEN = {
    "pages": ("accessibility",),
    "accessibility.engines": (
        "accessibility.models",
        "accessibility.scanner",
        "accessibility.issues",
        "accessibility.queries",
        "accessibility.admin",
        "accessibility.exporters",
        "pages",
    ),
    "accessibility.browser": ("accessibility.models", "accessibility.scanner", "pages", "wagtail"),
    "accessibility.models": (
        "accessibility.scanner",
        "accessibility.admin",
        "accessibility.browser",
    ),
    "accessibility.scanner": ("accessibility.queries", "accessibility.admin"),
    "accessibility.queries": (
        "accessibility.scanner",
        "accessibility.browser",
        "accessibility.engines",
        "accessibility.admin",
    ),
    "accessibility.exporters": ("accessibility.scanner", "accessibility.admin"),
}
BROWSER_LIBRARIES = ("selenium", "axe_selenium_python")


def offenders(package: str, unwanted: tuple[str, ...]) -> list[str]:
    """Imports of something unwanted in a package, as ``module imports name``."""
    return [
        f"{module.name} imports {name}"
        for module in modules(*PRODUCT)
        if is_within(module.name, package)
        for name in sorted(module.imports)
        if any(is_within(name, other) for other in unwanted)
    ]


@pytest.mark.parametrize("layer", GROUND)
def test_ground_layers_know_nothing_above_them(layer: str) -> None:
    graph = import_graph()
    assert graph[layer] <= GROUND[layer]


@pytest.mark.parametrize("layer", PLAIN_LAYERS)
def test_plain_layers_rest_on_nothing_of_django(layer: str) -> None:
    graph = import_graph()
    waiting = [name for name in graph if is_within(name, layer)]
    foundation: set[str] = set()
    while waiting:
        name = waiting.pop()
        foundation.add(name)
        waiting += graph[name] - foundation
    found = {name: offenders(name, ("django", "wagtail")) for name in foundation}
    assert {name: imports for name, imports in found.items() if imports} == {}


@pytest.mark.parametrize("package", FORBIDDEN)
def test_data_flows_one_way(package: str) -> None:
    assert offenders(package, FORBIDDEN[package]) == []


def test_only_the_browser_module_talks_to_selenium() -> None:
    others = [
        module.name
        for module in modules(*PRODUCT)
        if any(is_within(name, lib) for name in module.imports for lib in BROWSER_LIBRARIES)
        and not module.name.startswith("accessibility.browser")
    ]
    assert others == []


def test_no_import_cycles() -> None:
    graphlib.TopologicalSorter(import_graph()).prepare()  # raises CycleError and names the cycle


@pytest.mark.parametrize(
    ("folders", "file"),
    [(PRODUCT, "requirements.txt"), (("tests", "bench"), "requirements-dev.txt")],
)
def test_what_is_imported_is_required(folders: tuple[str, ...], file: str) -> None:
    required = requirements("requirements.txt") | requirements(file)
    distributions = packages_distributions()
    missing = {
        f"{module.name}: {top_level}"
        for module in modules(*folders)
        for top_level in {name.partition(".")[0] for name in module.imports}
        if top_level in distributions
        and required.isdisjoint(map(normalised, distributions[top_level]))
    }
    assert missing == set()


def requirements(file: str) -> set[str]:
    """The names of the packages in a requirements file."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return {normalised(re.split(r"[=\[<>~;]", line)[0]) for line in lines if line[:1].isalnum()}


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("file", sorted(path.name for path in ROOT.glob("requirements*.txt")))
def test_requirements_are_pinned_exactly(file: str) -> None:
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line[:1].isalnum() and "==" not in line] == []


def test_packages_run_on_the_python_of_debian_12() -> None:
    names = requirements("constraints.txt")
    too_new = [
        f"{package.name} {package.version} needs Python {needed}"
        for package in distributions()
        if normalised(package.name) in names
        and (needed := package.metadata["Requires-Python"])
        and DEBIAN_12_PYTHON not in SpecifierSet(needed)
    ]
    assert too_new == []


def test_files_are_short() -> None:
    lengths = {module.name: len(module.source.splitlines()) for module in modules(*EVERYTHING)}
    assert {name: n for name, n in lengths.items() if n > MAX_FILE_LINES} == {}


def test_functions_are_short() -> None:
    lengths = {
        f"{module.name}.{function.name}": (function.end_lineno or 0) - function.lineno + 1
        for module in modules(*EVERYTHING)
        for function in module.functions
    }
    assert {name: n for name, n in lengths.items() if n > MAX_FUNCTION_LINES} == {}


def test_modules_are_named_for_a_noun() -> None:
    vague = {"utils", "helpers", "misc", "common"}
    assert [m.name for m in modules(*EVERYTHING) if vague & set(m.name.split("."))] == []


def test_every_module_says_what_it_is() -> None:
    assert [m.name for m in modules(*PRODUCT, "bench") if not ast.get_docstring(m.tree)] == []


def test_broad_excepts_are_counted() -> None:
    broad = [
        f"{module.name}:{node.lineno}"
        for module in modules(*EVERYTHING)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler) and catches_everything(node)
    ]
    assert len(broad) <= MAX_BROAD_EXCEPTS, broad


def catches_everything(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    names = {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)}
    return not names.isdisjoint({"Exception", "BaseException"})


def test_nothing_names_a_package_registry() -> None:
    hosts = re.compile(r"registry\.npmjs\.|registry\.yarnpkg\.|pythonhosted\.|pypi\.org")
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout.split("\0")
    assert [name for name in tracked if name and hosts.search(text_of(ROOT / name))] == []


def text_of(path: Path) -> str:
    """A file's text; nothing for one that is no text or was just deleted."""
    try:
        return path.read_text(encoding="utf-8")
    except (UnicodeDecodeError, FileNotFoundError):
        return ""
