"""The folders where browsers keep their profiles, and the removal of those nobody uses any more."""

import os
import shutil
import tempfile
import time
from pathlib import Path

import psutil

_PREFIX = "audit-browser-"
MIN_AGE_SECONDS = 3600
"""Younger folders stay: another container may share the folder, but not our process numbers."""


def new_profile() -> tempfile.TemporaryDirectory[str]:
    """An empty folder for one browser; what killed processes have left behind goes first."""
    _remove_abandoned()
    prefix = f"{_PREFIX}{os.getpid()}-"
    return tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True)


def _remove_abandoned() -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        pid = folder.name.removeprefix(_PREFIX).partition("-")[0]
        if pid.isdigit() and not psutil.pid_exists(int(pid)) and _is_old(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_old(folder: Path) -> bool:
    try:
        return time.time() - folder.stat().st_mtime > MIN_AGE_SECONDS
    except FileNotFoundError:  # somebody else was quicker
        return False
