"""The ways in: bin/setup, bin/demo and bin/test, run as a person runs them."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import psutil
import pytest

from tests.source_tree import ROOT

pytestmark = pytest.mark.once

SCRIPTS = ("bin/setup", "bin/demo", "bin/test")
PRODUCTION = "cms.settings.production"
LONG_KEY = "7Jq-long-and-random-enough-for-a-test-0k3Wz_x8vPbN5tRmYc2LhDgF"
# What the scripts need of a system before they have installed anything.
BASIC_COMMANDS = ("sh", "cat", "cksum", "dirname", "env", "find", "mktemp", "rm", "printf")


def run(
    script: str, *arguments: str, folder: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [folder / script, *arguments],
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The project under a path with a space, whose bin/setup has nothing left to do."""
    folder = tmp_path / "our town"
    folder.mkdir()
    for entry in ROOT.iterdir():
        if entry.name not in {"bin", "var", ".git"}:
            (folder / entry.name).symlink_to(entry)
    shutil.copytree(ROOT / "bin", folder / "bin")
    (folder / "bin/setup").write_text("#!/bin/sh\n")
    return folder


def system_with(folder: Path, commands: Iterable[str]) -> str:
    """A PATH on which only these commands are found, and a user who is not root."""
    for command in commands:
        found = shutil.which(command)
        assert found, f"{command} is needed for this test"
        (folder / command).symlink_to(found)
    user = folder / "id"
    user.write_text("#!/bin/sh\necho 1000\n")
    user.chmod(0o755)
    return str(folder)


@pytest.mark.parametrize("script", [*SCRIPTS, ".ci/run"])
def test_scripts_can_be_run(script: str) -> None:
    assert os.access(ROOT / script, os.X_OK)
    subprocess.run(["sh", "-n", ROOT / script], check=True)


@pytest.mark.skipif(not shutil.which("shellcheck"), reason="shellcheck is not installed")
@pytest.mark.parametrize("script", [*SCRIPTS, ".ci/run"])
def test_scripts_pass_shellcheck(script: str) -> None:
    subprocess.run(["shellcheck", ROOT / script], check=True)


@pytest.mark.parametrize("script", SCRIPTS)
def test_help_says_how_to_use_it(script: str) -> None:
    result = run(script, "--help")
    assert result.returncode == 0
    assert result.stdout.startswith(f"Usage: {script}")


@pytest.mark.parametrize(
    ("script", "arguments"),
    [
        ("bin/setup", ["--nonsense"]),
        ("bin/setup", ["--for", "nothing"]),
        ("bin/setup", ["--for"]),
        ("bin/demo", ["--nonsense"]),
        ("bin/demo", ["--port"]),
        ("bin/demo", ["--port", "eighty"]),
        ("bin/demo", ["--port", "0"]),
        ("bin/demo", ["--port", "65536"]),
    ],
)
def test_wrong_arguments_are_answered_with_the_usage(script: str, arguments: list[str]) -> None:
    result = run(script, *arguments)
    assert result.returncode == 2
    assert "Usage: " in result.stderr


def test_setup_names_the_packages_that_someone_else_must_install(tmp_path: Path) -> None:
    path = system_with(tmp_path, BASIC_COMMANDS)
    (tmp_path / "python3").symlink_to(sys.executable)
    result = run("bin/setup", PATH=path)
    assert result.returncode == 1
    names = "chromium-headless-shell fonts-liberation chromium-driver"
    assert f"apt-get install {names}" in result.stderr


def test_setup_asks_for_a_python_that_is_new_enough(tmp_path: Path) -> None:
    path = system_with(tmp_path, BASIC_COMMANDS)
    old_python = tmp_path / "python3"
    old_python.write_text("#!/bin/sh\nexit 1\n")
    old_python.chmod(0o755)
    result = run("bin/setup", PATH=path)
    assert result.returncode == 1
    assert "apt-get install python3 python3-venv" in result.stderr
    assert "Python 3.11 or newer" in result.stderr


def test_demo_says_when_its_port_is_taken(clone: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("bin/demo", "--port", str(port), folder=clone)
    assert result.returncode == 1
    assert f"Port {port} is in use" in result.stderr


def replace_commands(clone: Path, **statuses: int) -> None:
    """Let some of manage.py's commands end at once with a status, as they take long."""
    manage = clone / "manage.py"
    manage.unlink()
    manage.write_text(
        f"import runpy, sys\n"
        f"if (status := {statuses!r}.get(sys.argv[1])) is not None:\n"
        f"    sys.exit(status)\n"
        f"runpy.run_path({str(ROOT / 'manage.py')!r}, run_name='__main__')\n"
    )


@pytest.mark.parametrize(
    ("status", "message", "ends_with"),
    [
        (0, "==> Done", 0),
        (1, "mistakes in it on purpose", 0),
        (2, "The audit is not complete", 2),
    ],
)
def test_demo_reports_how_the_audit_ended(
    clone: Path, status: int, message: str, ends_with: int
) -> None:
    replace_commands(clone, migrate=0, load_demo=0, keep_edition_files=0, audit=status)
    result = run("bin/demo", "--no-serve", folder=clone)
    assert result.returncode == ends_with
    assert message in result.stdout


def test_demo_stops_at_a_failure(clone: Path) -> None:
    replace_commands(clone, migrate=3)
    result = run("bin/demo", "--no-serve", folder=clone)
    assert result.returncode == 3
    assert "Loading" not in result.stdout


def test_demo_serves_until_interrupted_and_leaves_nothing_behind(clone: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    database = f"sqlite:///{clone / 'demo.sqlite3'}"
    replace_commands(clone, keep_edition_files=0, audit=1)
    demo = subprocess.Popen(
        ["env", "--default-signal=INT", clone / "bin/demo", "--port", str(port)],
        env={**os.environ, "DATABASE_URL": database, "MEDIA_ROOT": str(clone / "uploads")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    processes: list[psutil.Process] = []
    assert demo.stdout
    for line in demo.stdout:
        if "Ctrl+C" in line:
            processes = psutil.Process(demo.pid).children(recursive=True)
            demo.send_signal(signal.SIGINT)
    assert demo.wait(timeout=30) == 130
    assert len(processes) >= 4  # the server with its two workers, and the worker for tasks
    assert [process for process in processes if process.is_running()] == []


def check_production(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level=WARNING"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": PRODUCTION, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_settings_are_fit_for_deployment() -> None:
    result = check_production(SECRET_KEY=LONG_KEY, ALLOWED_HOSTS="www.stadt.example")
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_production_settings_ask_for_what_has_no_default(name: str) -> None:
    settings = {"SECRET_KEY": LONG_KEY, "ALLOWED_HOSTS": "www.stadt.example"}
    del settings[name]
    result = check_production(**settings)
    assert result.returncode != 0
    assert f"Set the {name} environment variable" in result.stderr


def production_setting(expression: str, **environment: str) -> str:
    """What the expression over the settings is in production."""
    return subprocess.run(
        [sys.executable, "-c", f"from django.conf import settings; print({expression})"],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": PRODUCTION,
            "SECRET_KEY": LONG_KEY,
            "ALLOWED_HOSTS": "www.stadt.example",
            **environment,
        },
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


def test_forms_are_trusted_from_the_hosts_and_from_subdomains_where_they_are_allowed() -> None:
    origins = production_setting(
        "settings.CSRF_TRUSTED_ORIGINS", ALLOWED_HOSTS="www.stadt.example,.dorf.example"
    )
    assert origins == "['https://www.stadt.example', 'https://*.dorf.example']"


def test_other_hosts_of_the_domain_are_left_alone_unless_asked() -> None:
    flags = "settings.SECURE_HSTS_INCLUDE_SUBDOMAINS, settings.SECURE_HSTS_PRELOAD"
    assert production_setting(flags) == "False False"
    assert production_setting(flags, SECURE_HSTS_INCLUDE_SUBDOMAINS="yes") == "True False"


def test_production_creates_no_users_whose_password_is_known() -> None:
    assert production_setting("settings.DEMO_USERS_ALLOWED") == "False"


@pytest.mark.parametrize(
    ("variable", "field", "value", "read"),
    [
        ("AUDIT_WORKERS", "workers", "3", "3"),
        ("AUDIT_CHROMIUM", "chromium", "/opt/chromium", "/opt/chromium"),
        ("AUDIT_CHROMEDRIVER", "chromedriver", "/opt/driver", "/opt/driver"),
        ("AUDIT_LOAD_TIMEOUT_SECONDS", "load_timeout_seconds", "7.5", "7.5"),
        ("AUDIT_EXTRA_PATHS", "extra_paths", "/suche/,/karte/", "('/suche/', '/karte/')"),
    ],
)
def test_audits_are_set_from_the_environment(
    variable: str, field: str, value: str, read: str
) -> None:
    configured = f"__import__('accessibility.conf').conf.configuration().{field}"
    default = production_setting(configured)
    assert production_setting(configured, **{variable: value}) == read != default
    assert variable in (ROOT / "docs/operation.md").read_text(encoding="utf-8")


def test_readme_is_short_and_names_every_script() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(readme.splitlines()) < 120
    assert [script for script in SCRIPTS if script not in readme] == []


@pytest.mark.parametrize(
    "document",
    [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))],
    ids=lambda path: path.name,
)
def test_documents_link_to_what_exists(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []
