"""Test databases are copies of one that is migrated: that takes longer than most tests.

They begin as such, and after a test that commits they become it again. The template bears a
fingerprint of all that its migrations depend on, and stays for the next run:
for SQLite in pytest's cache, for PostgreSQL as the database `town_tests_template`.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
POSTGRES_TEMPLATE = "town_tests_template"


def make_template(folder: Path) -> None:
    """Make the one for SQLite while nothing waits for it yet: ``python -m tests.databases``."""
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _sqlite_template(folder)


def begin_with_a_copy(folder: Path) -> None:
    """Let this process's test database begin as a copy; whoever comes first makes the template."""
    test: dict[str, str] = connection.settings_dict["TEST"]
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if connection.vendor == "sqlite":
            shutil.copyfile(_sqlite_template(folder), test["NAME"])
        else:
            _make_postgres_template()
            test["TEMPLATE"] = POSTGRES_TEMPLATE


def restore(folder: Path) -> None:
    """Make the test database again what it was at first, after a test that has committed.

    Django would empty it and then recreate permissions and the like, which takes ten times as long.
    """
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(_sqlite_template(folder))) as template:
            template.backup(connection.connection)
        return
    name = connection.settings_dict["NAME"]
    connection.close()
    with closing(_connect_to_server()) as server:
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE {POSTGRES_TEMPLATE}')


def remove_copy() -> None:
    """Delete the file; a database on a server is Django's to delete."""
    if connection.vendor == "sqlite":
        connection.close()
        for end in ("", "-wal", "-shm"):
            Path(connection.settings_dict["TEST"]["NAME"] + end).unlink(missing_ok=True)


@cache
def fingerprint() -> str:
    """Differs where a migration does, or the versions of what brings further ones."""
    files = [ROOT / "constraints.txt", ROOT / "requirements.txt"]
    content = b"".join(f.read_bytes() for f in files + sorted(ROOT.glob("*/migrations/*.py")))
    return hashlib.sha256(content).hexdigest()[:16]


def _sqlite_template(folder: Path) -> Path:
    template = folder / f"{fingerprint()}.sqlite3"
    if template.exists():
        return template
    for old in folder.glob("*.sqlite3*"):
        old.unlink()
    migrated, whole = folder / "migrated.sqlite3", folder / "whole.sqlite3"
    _migrate(f"sqlite:///{migrated}")
    with closing(sqlite3.connect(migrated)) as database:
        database.execute("VACUUM INTO ?", [str(whole)])
    migrated.unlink()
    return whole.rename(template)


def _make_postgres_template() -> None:
    address = urlsplit(os.environ["DATABASE_URL"])
    with closing(_connect_to_server()) as database:
        found = database.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s",
            [POSTGRES_TEMPLATE],
        ).fetchone()
        if found and found[0] == fingerprint():
            return
        database.execute(f"DROP DATABASE IF EXISTS {POSTGRES_TEMPLATE}")
        database.execute(f"CREATE DATABASE {POSTGRES_TEMPLATE}")
        _migrate(address._replace(path=f"/{POSTGRES_TEMPLATE}").geturl())
        database.execute(f"COMMENT ON DATABASE {POSTGRES_TEMPLATE} IS '{fingerprint()}'")


def _connect_to_server() -> psycopg.Connection:
    address = urlsplit(os.environ["DATABASE_URL"])._replace(scheme="postgresql")
    return psycopg.connect(address.geturl(), autocommit=True)


def _migrate(address: str) -> None:
    command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    environment = {**os.environ, "DATABASE_URL": address}
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


if __name__ == "__main__":
    where_pytest_caches = ROOT / ".pytest_cache" / "d" / "databases"
    where_pytest_caches.mkdir(parents=True, exist_ok=True)
    make_template(where_pytest_caches)
