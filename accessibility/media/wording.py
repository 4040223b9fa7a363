"""What texts beside a recording say of it: that they are its transcript, or repeated by it."""

import re
from collections.abc import Iterable
from typing import Final

from accessibility.media.recordings import Recording

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+")
_RECORDING = re.compile(
    r"\b(?:videos?|films?|filme?[ns]?|clips?|audio(?:datei|file)?|audios?|recordings?|podcasts?"
    r"|aufnahme|aufzeichnung|tonaufnahme|hörfassung|mitschnitt|erklärfilm|kurzfilm)\b",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:same|again|also|alternative(?:ly)?|instead|as well|version|derselbe|dieselben?|dasselbe"
    r"|gleichen?|auch|noch einmal|nochmals?|ebenfalls|ebenso|alternativ|stattdessen|statt"
    r"|fassung)\b",
    re.IGNORECASE,
)
_TRANSCRIPT = re.compile(
    r"trans[ck]ript|mitschrift|niederschrift|abschrift|wortlaut|textfassung|textversion"
    r"|text version|text alternative|textalternative",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(
    r"audio[ -]?deskription|audio[ -]?descri|hörfassung|described version|filmbeschreibung",
    re.IGNORECASE,
)
_STOPS_SOUND = re.compile(
    r"paus|stop|mute|stumm|\bton\b|sound|audio|anhalten|lautst|volume|wiedergabe|\bplay\b"
    r"|abspielen|ausschalten|turn off",
    re.IGNORECASE,
)

MIN_WORDS_PER_MINUTE: Final = {"de": 100, "": 120}
"""What a slow speaker says: a text with less leaves something out, or there are pauses."""
MAX_WORDS_PER_MINUTE: Final = 280
"""More than anybody says: the text is about something else as well."""
MIN_TRANSCRIPT_WORDS_PER_MINUTE: Final = 50
"""For what calls itself a transcript, so that music and pauses raise no doubt."""
MIN_WORDS: Final = 8


def count_words(texts: Iterable[str]) -> int:
    """How many words the texts have together."""
    return sum(len(_WORD.findall(text)) for text in texts)


def is_transcript_name(name: str) -> bool:
    """Whether a link, a heading or a summary announces a transcript."""
    return bool(_TRANSCRIPT.search(name)) and count_words([name]) <= 2 * MIN_WORDS


def is_description_name(name: str) -> bool:
    """Whether a link or a button leads to a version with audio description."""
    return bool(_DESCRIBED.search(name))


def is_stop_name(name: str) -> bool:
    """Whether a button seems to stop sound or to turn it down."""
    return bool(_STOPS_SOUND.search(name))


def repeats_text(recording: Recording) -> bool:
    """Whether a text says that the recording tells once more what can be read beside it."""
    return any(_says_same(sentence) for sentence in _sentences(recording))


def has_full_text(recording: Recording) -> bool:
    """Whether the text beside it can be all that is said, going by its length.

    A text that calls itself a transcript may be shorter, for what has pauses; one that does not
    even mention the recording must be just as long as what can be said in that time.
    """
    transcript = _transcript(recording)
    if transcript:
        return _words_per_minute(recording, transcript) >= MIN_TRANSCRIPT_WORDS_PER_MINUTE
    sentences = [sentence for sentence in _sentences(recording) if not _says_same(sentence)]
    rate = _words_per_minute(recording, sentences)
    least = MIN_WORDS_PER_MINUTE.get(recording.language, MIN_WORDS_PER_MINUTE[""])
    return rate >= least and (_is_mentioned(recording) or rate <= MAX_WORDS_PER_MINUTE)


def is_described(recording: Recording) -> bool:
    """Whether a text beside a film without sound seems to tell what it shows."""
    if transcript := _transcript(recording):
        return count_words(transcript) >= MIN_WORDS
    return _is_mentioned(recording) and count_words(recording.texts) >= MIN_WORDS


def _transcript(recording: Recording) -> tuple[str, ...]:
    """What follows a heading or summary that announces a transcript."""
    for place, text in enumerate(recording.texts):
        if is_transcript_name(text):
            return recording.texts[place + 1 :]
    return ()


def _words_per_minute(recording: Recording, texts: Iterable[str]) -> float:
    """Endless for one that could not be loaded: then any text may be all."""
    words = count_words(texts)
    if words < MIN_WORDS:
        return 0
    return words / recording.seconds * 60 if recording.seconds else float("inf")


def _is_mentioned(recording: Recording) -> bool:
    return any(_RECORDING.search(text) for text in recording.texts)


def _says_same(sentence: str) -> bool:
    return bool(_RECORDING.search(sentence) and _SAME.search(sentence))


def _sentences(recording: Recording) -> list[str]:
    return [sentence for text in recording.texts for sentence in _SENTENCE_END.split(text)]
