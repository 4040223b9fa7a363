"""Why an audit could not be made, in words for people, in the reader's language."""

from enum import StrEnum

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Failure(StrEnum):
    """Why a page or a file could not be audited. The value is stored; people read the sentence."""

    UNKNOWN_HOST = "unknown_host"
    CONNECTION = "connection"
    CERTIFICATE = "certificate"
    REDIRECTS = "redirects"
    HTTP_STATUS = "http_status"
    NOT_HTML = "not_html"
    TOO_LARGE = "too_large"
    LOAD_TIMEOUT = "load_timeout"
    SCRIPT_TIMEOUT = "script_timeout"
    CRASH = "crash"
    BAD_ADDRESS = "bad_address"
    ENGINE = "engine"
    INTERNAL = "internal"
    FILE_PASSWORD = "file_password"  # noqa: S105 - the name of a reason
    FILE_BROKEN = "file_broken"
    FILE_TOO_LARGE = "file_too_large"
    FILE_TIMEOUT = "file_timeout"
    FILE_MISSING = "file_missing"
    FILE_TYPE = "file_type"
    FILE_PRIVATE = "file_private"
    FILE_BUDGET = "file_budget"
    FILE_ELSEWHERE = "file_elsewhere"
    FILE_NONE = "file_none"
    FILE_STATUS = "file_status"
    FILE_NOT_YET = "file_not_yet"
    INNER_ADDRESS = "inner_address"
    NO_WAY_OUT = "no_way_out"

    def sentence(self, detail: str = "") -> str:
        """What happened and what to do, with the detail (a status, a size, a message) in it."""
        return str(_SENTENCES[self]).format(detail=detail)


TRANSIENT = frozenset({Failure.LOAD_TIMEOUT, Failure.SCRIPT_TIMEOUT, Failure.CRASH})
"""Failures that may be the browser's fault: the page gets one more try in a new browser."""

_SENTENCES = {
    Failure.UNKNOWN_HOST: _("The server {detail} is not known. Check the address."),
    Failure.CONNECTION: _("The server did not answer ({detail}). Check whether it is running."),
    Failure.CERTIFICATE: _(
        "The server's certificate is not valid ({detail}). Have the certificate renewed."
    ),
    Failure.REDIRECTS: _("The address redirects without end. Mend the redirects."),
    Failure.HTTP_STATUS: _("The server answered with status {detail} instead of the page."),
    Failure.NOT_HTML: _("The address does not deliver a web page ({detail})."),
    Failure.TOO_LARGE: _("The page is too large to be audited ({detail})."),
    Failure.LOAD_TIMEOUT: _(
        "The page did not finish loading within {detail} seconds. "
        "Look for a slow server or a script that never ends."
    ),
    Failure.SCRIPT_TIMEOUT: _(
        "The checks did not finish within {detail} seconds. "
        "The page may be very large or keep the browser busy with a script of its own."
    ),
    Failure.CRASH: _("The browser or its tab crashed over the page ({detail})."),
    Failure.BAD_ADDRESS: _("“{detail}” is not a web address. It begins with http:// or https://."),
    Failure.ENGINE: _("A check ended with an error ({detail})."),
    Failure.INTERNAL: _("The audit of this page ended with an error ({detail}). See the log."),
    Failure.FILE_PASSWORD: _(
        "The file opens with a password only, so neither the checker nor anybody else can read it. "
        "Save it without the password."
    ),
    Failure.FILE_BROKEN: _("The file is damaged or not what its name says. Save it anew."),
    Failure.FILE_TOO_LARGE: _("The file is too large to be checked. Divide it or make it smaller."),
    Failure.FILE_TIMEOUT: _("The file could not be read within {detail} seconds."),
    Failure.FILE_MISSING: _("The file is missing in the storage. Upload it again."),
    Failure.FILE_TYPE: _("Files of the type {detail} are not checked. Look at it yourself."),
    Failure.FILE_PRIVATE: _("The file is in a private collection: visitors cannot open it."),
    Failure.FILE_BUDGET: _(
        "The scan had reached its limit for documents ({detail}) before it came to this file. "
        "The next scan begins with it."
    ),
    Failure.FILE_ELSEWHERE: _(
        "The file is not in the library, and the settings keep the checker from fetching it from "
        "where it lies. Look at it yourself."
    ),
    Failure.FILE_NONE: _(
        "There is no PDF, DOCX or ODT file at the address ({detail}). Check where the link leads."
    ),
    Failure.FILE_STATUS: _(
        "The server answered with status {detail} instead of the file. Check the link."
    ),
    Failure.FILE_NOT_YET: _(
        "The server cannot give the file just now (status {detail}). Audit it again later."
    ),
    Failure.INNER_ADDRESS: _(
        "“{detail}” is this machine or in an inner network, from where the checker fetches nothing."
    ),
    Failure.NO_WAY_OUT: _(
        "No other server could be reached, so this one was not asked. See to it that this machine "
        "gets out, or turn off the fetching of files from other servers."
    ),
}


class AuditError(Exception):
    """The base of our own errors; its message says what happened and what to do."""


class BrowserUnavailable(AuditError):
    """There is no browser, no driver, or they do not fit each other."""


class EngineUnavailable(AuditError):
    """An engine's files are missing, so nothing can be audited with it."""


class NothingToAudit(AuditError):
    """The request names no published page."""


class VersionsChanged(AuditError):
    """A scan cannot go on, for engines or rules are others than those with which it began."""

    def __init__(self, detail: str) -> None:
        message = gettext(
            "The scan began with other engines or rules than there are now ({detail}). Old and new "
            "results cannot be mixed. Start a new scan."
        )
        super().__init__(message.format(detail=detail))


class ConclusionFailed(AuditError):
    """All pages are audited, but what follows from them could not be stored."""

    def __init__(self, scan_id: int, detail: str) -> None:
        message = gettext(
            "The pages are audited and their results are kept, but the scan could not be "
            "concluded ({detail}). See the log, then go on with: "
            "python manage.py audit --resume {id}"
        )
        super().__init__(message.format(detail=detail, id=scan_id))


class PageFailed(AuditError):
    """One page could not be audited; the scan goes on."""

    def __init__(self, failure: Failure, detail: str = "") -> None:
        super().__init__(failure.sentence(detail))
        self.failure = failure
        self.detail = detail
