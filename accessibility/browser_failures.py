"""What Selenium and Chromium say when something goes wrong, as the reason why a page failed."""

import contextlib
from collections.abc import Iterator
from urllib.parse import urlsplit

from selenium.common.exceptions import (
    InvalidArgumentException,
    InvalidSessionIdException,
    JavascriptException,
    NoSuchWindowException,
    TimeoutException,
    WebDriverException,
)
from urllib3.exceptions import HTTPError, ReadTimeoutError

from accessibility.failures import Failure, PageFailed

_NETWORK_FAILURES = {
    "ERR_NAME_NOT_RESOLVED": Failure.UNKNOWN_HOST,
    "DNS_PROBE": Failure.UNKNOWN_HOST,
    "ERR_CERT": Failure.CERTIFICATE,
    "ERR_SSL": Failure.CERTIFICATE,
    "ERR_TOO_MANY_REDIRECTS": Failure.REDIRECTS,
    "ERR_HTTP_RESPONSE_CODE_FAILURE": Failure.HTTP_STATUS,
}
DOWNLOAD = "Download"


@contextlib.contextmanager
def driver_failures(limit_seconds: float, on_timeout: Failure, url: str = "") -> Iterator[None]:
    """Turn what Selenium raises into the reason why the page failed."""
    try:
        yield
    except TimeoutException as error:
        raise PageFailed(on_timeout, f"{limit_seconds:g}") from error
    except InvalidArgumentException as error:
        raise PageFailed(Failure.BAD_ADDRESS, url or _first_line(error)) from error
    except (InvalidSessionIdException, NoSuchWindowException) as error:
        raise PageFailed(Failure.CRASH, _first_line(error)) from error
    except JavascriptException as error:
        raise PageFailed(Failure.ENGINE, _first_line(error)) from error
    except WebDriverException as error:
        raise _from_driver(_first_line(error), url, limit_seconds, on_timeout) from error
    except (ReadTimeoutError, TimeoutError) as error:
        raise PageFailed(on_timeout, f"{limit_seconds:g}") from error
    except (HTTPError, OSError) as error:
        raise PageFailed(Failure.CRASH, "ChromeDriver") from error


def _first_line(error: WebDriverException) -> str:
    return (error.msg or type(error).__name__).partition("\n")[0].partition(";")[0]


def _from_driver(
    first_line: str, url: str, limit_seconds: float, on_timeout: Failure
) -> PageFailed:
    if error_name := first_line.partition("net::")[2].strip():
        return network_failure(error_name, url)
    if "crash" in first_line or "disconnected" in first_line:
        return PageFailed(Failure.CRASH, first_line)
    if "timeout" in first_line.lower() or "timed out" in first_line.lower():
        return PageFailed(on_timeout, f"{limit_seconds:g}")
    return PageFailed(Failure.INTERNAL, first_line)


def network_failure(error_name: str, url: str) -> PageFailed:
    """The reason behind one of Chromium's network errors, such as ``ERR_NAME_NOT_RESOLVED``."""
    error_name = error_name.removeprefix("net::")
    if error_name == "ERR_ABORTED":
        return PageFailed(Failure.NOT_HTML, DOWNLOAD)
    for prefix, failure in _NETWORK_FAILURES.items():
        if error_name.startswith(prefix):
            host = urlsplit(url).hostname or url
            return PageFailed(failure, host if failure is Failure.UNKNOWN_HOST else error_name)
    return PageFailed(Failure.CONNECTION, error_name)
