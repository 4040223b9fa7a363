"""The npm package of an engine, opened only for what needs it.

So an engine can be named, and left out, where its package is missing.
"""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from django.utils.translation import gettext as _

from accessibility.failures import EngineUnavailable


@dataclass(frozen=True)
class NpmPackage:
    """A package by the name that people know it by, in its folder.

    What reads one of its files raises EngineUnavailable when the file is missing.
    """

    name: str
    directory: Path

    @cached_property
    def version(self) -> str:
        """The version that the package itself names."""
        package: dict[str, str] = json.loads(self.read("package.json"))
        return package["version"]

    def read(self, path: str) -> str:
        """The text of one of its files."""
        return self.read_bytes(path).decode()

    def read_bytes(self, path: str) -> bytes:
        """One of its files as it is."""
        try:
            return (self.directory / path).read_bytes()
        except OSError as error:
            message = _("{package} is missing in {folder}. Run npm ci in the project's folder.")
            raise EngineUnavailable(
                message.format(package=self.name, folder=self.directory)
            ) from error
