"""Judges each recording of a page: certain only where nothing on the page can make it right."""

from collections.abc import Iterator
from dataclasses import replace

from accessibility.findings import Finding, Text
from accessibility.live_rules import LiveRule
from accessibility.media import questions
from accessibility.media.recordings import Recording, Sound, Surroundings
from accessibility.media.rules import (
    CAPTIONS,
    COMPARE,
    DESCRIPTION,
    SILENT_FILM,
    SOUND_BY_ITSELF,
    SOUND_WITHOUT_STOP,
    TRANSCRIPT,
    WITHOUT_CONTROLS,
)
from accessibility.media.wording import (
    has_full_text,
    is_described,
    is_description_name,
    is_stop_name,
    is_transcript_name,
    repeats_text,
)

_KNOWN_TO_SOUND = (Sound.HEARD, Sound.LIKELY)


def judge(recording: Recording, around: Surroundings) -> Iterator[Finding]:
    """All that is, or may be, at fault with one recording."""
    if recording.sounds_long_by_itself:
        yield from _judge_start(recording, around)
    if recording.waits_without_controls:
        yield from _judge_controls(recording, around)
    if not recording.is_met or recording.is_live:
        return
    if not recording.is_video:
        yield from _judge_audio(recording, around)
    elif recording.sound in _KNOWN_TO_SOUND:
        yield from _judge_captions(recording)
        yield from _judge_pictures(recording, around)
    else:
        yield from _judge_silent_film(recording, around)


def _judge_start(recording: Recording, around: Surroundings) -> Iterator[Finding]:
    # The rules of the W3C are about the attribute; what a script starts is no less loud.
    act_rules = SOUND_WITHOUT_STOP.act_rules if recording.starts_by_itself else ()
    can_be_stopped = recording.has_controls or any(map(is_stop_name, around.controls))
    if recording.sound is not Sound.HEARD:
        if not can_be_stopped:
            yield _doubt(SOUND_WITHOUT_STOP, recording, questions.SOUNDS, act_rules=act_rules)
    elif can_be_stopped:
        own = SOUND_BY_ITSELF.act_rules if recording.starts_by_itself else ()
        yield replace(SOUND_BY_ITSELF.finding(recording.place), act_rules=own)
    elif around.controls:
        yield _doubt(SOUND_WITHOUT_STOP, recording, questions.STOPS, act_rules=act_rules)
    else:
        yield replace(SOUND_WITHOUT_STOP.finding(recording.place), act_rules=act_rules)


def _judge_controls(recording: Recording, around: Surroundings) -> Iterator[Finding]:
    """No criterion demands of what nobody at all can start that the keyboard starts it."""
    if any(map(is_stop_name, around.controls)):
        return
    if around.has_scripts:
        yield _doubt(WITHOUT_CONTROLS, recording, questions.STARTS)
    else:
        yield replace(WITHOUT_CONTROLS.finding(recording.place), criteria=())


def _judge_audio(recording: Recording, around: Surroundings) -> Iterator[Finding]:
    if recording.sound is Sound.NONE:
        return
    if has_full_text(recording):
        return
    if any(map(is_transcript_name, around.links)):
        yield _doubt(COMPARE, recording, questions.LINKED, ("1.2.1",), ("e7aa44", "2eb176"))
    elif repeats_text(recording):
        yield _doubt(TRANSCRIPT, recording, questions.TOO_SHORT)
    else:
        yield _doubt(TRANSCRIPT, recording, questions.TRANSCRIPT)


def _judge_captions(recording: Recording) -> Iterator[Finding]:
    kinds = ("captions", "subtitles")
    if tracks := recording.tracks_of(*kinds):
        languages = {track.language for track in tracks} - {""}
        if languages and recording.language and recording.language not in languages:
            yield _doubt(CAPTIONS, recording, questions.OTHER_LANGUAGE, act_rules=("f51b46",))
        else:
            yield _doubt(COMPARE, recording, questions.CAPTIONS, ("1.2.2",), ("f51b46", "eac66b"))
    elif any(track.kind in kinds for track in recording.tracks):
        yield _doubt(CAPTIONS, recording, questions.EMPTY_TRACK)
    elif not (repeats_text(recording) and has_full_text(recording)):
        is_short = repeats_text(recording)
        yield _doubt(CAPTIONS, recording, questions.TOO_SHORT if is_short else questions.BURNT_IN)


def _judge_pictures(recording: Recording, around: Surroundings) -> Iterator[Finding]:
    has_text = has_full_text(recording)
    names = (*around.links, *around.controls)
    is_told = recording.has_audio_beside or any(map(is_description_name, names))
    if is_told or (has_text and repeats_text(recording)):
        return
    if any(map(is_transcript_name, around.links)):
        yield _doubt(COMPARE, recording, questions.LINKED, ("1.2.3",), ("c5a4ea", "1a02b0"))
        has_text = True
    strict = ("1ec09b", "1ea59c")
    act_rules = strict if has_text else (*strict, "c5a4ea", "1a02b0")
    has_track = any(track.kind == "descriptions" for track in recording.tracks)
    question = questions.UNREAD_TRACK if has_track else questions.PICTURES
    criteria = ("1.2.5",) if has_text else DESCRIPTION.criteria
    yield _doubt(DESCRIPTION, recording, question, criteria, act_rules)


def _judge_silent_film(recording: Recording, around: Surroundings) -> Iterator[Finding]:
    """Also what could not be loaded: it has pictures, whether or not it has sound."""
    if is_described(recording) or recording.has_audio_beside:
        return
    if any(map(is_transcript_name, around.links)):
        yield _doubt(COMPARE, recording, questions.LINKED, ("1.2.1",), ("c3232f", "ee13b5"))
    else:
        is_known = recording.sound is Sound.NONE
        yield _doubt(SILENT_FILM, recording, questions.SILENT if is_known else questions.NOT_LOADED)


def _doubt(
    rule: LiveRule,
    recording: Recording,
    question: Text,
    criteria: tuple[str, ...] | None = None,
    act_rules: tuple[str, ...] | None = None,
) -> Finding:
    finding = rule.finding(recording.place, is_doubt=True, detail=question)
    return replace(
        finding,
        criteria=rule.criteria if criteria is None else criteria,
        act_rules=rule.act_rules if act_rules is None else act_rules,
    )
