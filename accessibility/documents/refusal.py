"""Why a file could not be read; the words are those of `accessibility.failures.Failure`."""

from typing import Final

PASSWORD: Final = "file_password"  # noqa: S105 - the name of a reason
BROKEN: Final = "file_broken"
TOO_LARGE: Final = "file_too_large"


class Refused(Exception):
    """The file cannot be read, and why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
