"""Reads one file in a process of its own: ``python -m accessibility.documents.reading``.

A file may be broken or made to do harm. Here it can at worst end this process, whose memory and
time are bounded. Knows nothing of Django.
"""

import json
import re
import resource
import sys
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from accessibility.documents.contents import DOCX, ODT, PDF
from accessibility.documents.docx import read_docx
from accessibility.documents.odt import read_odt
from accessibility.documents.pdf import read_pdf
from accessibility.documents.refusal import TOO_LARGE, Refused

READERS: Final = {PDF: read_pdf, DOCX: read_docx, ODT: read_odt}
VERSION: Final = "2"
"""What was read by another version is read anew: raise it with every change of a reader."""
MAX_TITLE_CHARS: Final = 500
MAX_LANGUAGE_CHARS: Final = 50
_UNSTORABLE: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may cost; beyond it, it is too large to be read."""

    bytes: int = 100_000_000
    answer_bytes: int = 20_000_000
    memory_bytes: int = 2_000_000_000
    seconds: int = 20


def read_file(path: Path, *, file_type: str, limits: Limits) -> dict[str, Any]:
    """The contents of the file as ``{"contents": …}``, or why not as ``{"refused": reason}``."""
    try:
        if path.stat().st_size > limits.bytes:
            return {"refused": TOO_LARGE}
        contents = READERS[file_type](path)
        title, language = contents.title[:MAX_TITLE_CHARS], contents.language[:MAX_LANGUAGE_CHARS]
        return {"contents": _storable(asdict(replace(contents, title=title, language=language)))}
    except Refused as refusal:
        return {"refused": refusal.reason}
    except (MemoryError, RecursionError):
        return {"refused": TOO_LARGE}


def _storable(value: Any) -> Any:
    """The value without the characters that databases refuse."""
    if isinstance(value, str):
        return _UNSTORABLE.sub("", value)
    if isinstance(value, dict):
        return {key: _storable(each) for key, each in value.items()}
    return [_storable(each) for each in value] if isinstance(value, list | tuple) else value


def main() -> None:
    """Arguments: the file, its type, the limits as JSON. Answers with JSON."""
    path, file_type, limits_json = sys.argv[1:]
    limits = Limits(**json.loads(limits_json))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.answer_bytes, limits.answer_bytes))
    answer = json.dumps(read_file(Path(path), file_type=file_type, limits=limits))
    print(answer if len(answer) < limits.answer_bytes else json.dumps({"refused": TOO_LARGE}))


if __name__ == "__main__":
    main()
