"""An audio or video with all that a page offers beside it, as the browser tells it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

MAX_SECONDS_WITHOUT_CONTROL = 3
MIN_PART_WITH_CUES = 0.2


class Sound(StrEnum):
    """Whether anything is to be heard: decoded, guessed from its bytes, silent, or not known."""

    HEARD = "heard"
    LIKELY = "likely"
    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A text track: its kind, how many cues it has and how long they stand, in seconds."""

    kind: str
    language: str
    cues: int
    seconds: float
    is_known: bool
    """Whether the browser could tell; not so for a file of another server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """An audio or video, as ``scripts/media.js`` describes it; ``place`` is for the finding."""

    place: Mapping[str, Any]
    is_video: bool
    language: str
    is_visible: bool
    is_exposed: bool
    has_controls: bool
    starts_by_itself: bool
    is_paused: bool
    is_muted: bool
    is_looping: bool
    is_loaded: bool
    is_live: bool
    seconds: float
    sound: Sound
    tracks: tuple[Track, ...]
    texts: tuple[str, ...]
    has_audio_beside: bool

    @property
    def sounds_long_by_itself(self) -> bool:
        """Whether it is heard without being asked for, for longer than WCAG grants."""
        lasts = self.is_looping or self.is_live or self.seconds > MAX_SECONDS_WITHOUT_CONTROL
        plays = not self.is_paused and not self.is_muted
        return plays and self.sound is not Sound.NONE and (lasts or not self.is_loaded)

    @property
    def is_decoration(self) -> bool:
        """A film that only moves in the background: nobody can start, stop or hear it."""
        return self.is_muted and self.starts_by_itself and not self.has_controls

    @property
    def is_met(self) -> bool:
        """Whether people can see it or, without seeing it, start or hear it."""
        if self.is_video:
            return self.is_visible and self.is_exposed and not self.is_decoration
        return self.starts_by_itself or self.has_controls

    @property
    def waits_without_controls(self) -> bool:
        """Whether it is there to be started and the browser offers nothing to do so."""
        is_there = not self.is_video or (self.is_visible and self.is_exposed)
        return is_there and not self.has_controls and not self.starts_by_itself

    def tracks_of(self, *kinds: str) -> list[Track]:
        """The tracks of these kinds that hold as much as one can tell."""
        return [track for track in self.tracks if track.kind in kinds and self._is_filled(track)]

    def _is_filled(self, track: Track) -> bool:
        is_long = track.seconds >= MIN_PART_WITH_CUES * self.seconds
        return not track.is_known or (track.cues > 0 and is_long)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a page has besides its recordings: the names of links and of what can be operated."""

    links: tuple[str, ...]
    controls: tuple[str, ...]
    has_scripts: bool
    """Whether scripts of the page may start and stop what plays."""


def parse_recordings(told: Mapping[str, Any]) -> tuple[list[Recording], Surroundings]:
    """What the script returned, as our own terms."""
    surroundings = Surroundings(
        links=tuple(told["links"]),
        controls=tuple(told["controls"]),
        has_scripts=told["hasScripts"],
    )
    return [_recording(one) for one in told["media"]], surroundings


def _recording(told: Mapping[str, Any]) -> Recording:
    return Recording(
        place={key: told[key] for key in ("target", "html", "origin")},
        is_video=told["kind"] == "video",
        language=told["language"].partition("-")[0].lower(),
        is_visible=told["isVisible"],
        is_exposed=told["isExposed"],
        has_controls=told["hasControls"],
        starts_by_itself=told["startsByItself"],
        is_paused=told["isPaused"],
        is_muted=told["isMuted"],
        is_looping=told["isLooping"],
        is_loaded=told["isLoaded"],
        is_live=told["isLive"],
        seconds=told["seconds"],
        sound=Sound(told["sound"]),
        tracks=tuple(_track(track) for track in told["tracks"]),
        texts=tuple(told["texts"]),
        has_audio_beside=told["hasAudioBeside"],
    )


def _track(told: Mapping[str, Any]) -> Track:
    return Track(
        kind=told["kind"],
        language=told["language"].partition("-")[0].lower(),
        cues=told["cues"],
        seconds=told["seconds"],
        is_known=told["isKnown"],
    )
