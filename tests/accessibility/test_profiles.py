"""Folders that killed processes leave behind go when the next browser starts."""

import os
import subprocess
import tempfile
from pathlib import Path

import pytest

from accessibility.profiles import MIN_AGE_SECONDS, new_profile


def left_behind(folder: Path, *, pid: int, seconds_ago: int) -> Path:
    profile = folder / f"audit-browser-{pid}-abc"
    (profile / "Default").mkdir(parents=True)
    then = profile.stat().st_mtime - seconds_ago
    os.utime(profile, (then, then))
    return profile


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def dead_pid() -> int:
    process = subprocess.Popen(["true"])
    process.wait()
    return process.pid


def test_old_folder_of_a_dead_process_goes(temporary: Path, dead_pid: int) -> None:
    folder = left_behind(temporary, pid=dead_pid, seconds_ago=2 * MIN_AGE_SECONDS)
    with new_profile():
        assert not folder.exists()


def test_young_folder_stays(temporary: Path, dead_pid: int) -> None:
    folder = left_behind(temporary, pid=dead_pid, seconds_ago=0)
    with new_profile():
        assert folder.exists()


def test_folder_of_a_living_process_stays(temporary: Path) -> None:
    folder = left_behind(temporary, pid=os.getpid(), seconds_ago=2 * MIN_AGE_SECONDS)
    with new_profile():
        assert folder.exists()
