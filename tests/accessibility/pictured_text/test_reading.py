"""What Tesseract reads in pictures drawn here, and what becomes of what it cannot read."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from accessibility.conf import configuration
from accessibility.failures import EngineUnavailable
from accessibility.pictured_text import reading
from accessibility.pictured_text.memory import Key, Memory
from accessibility.pictured_text.plainness import plainness
from accessibility.pictured_text.reading import Reading, TextReader, text_reader
from tests.accessibility.pictured_text.drawings import NOTICE, button, notice, png, sky


@pytest.fixture(scope="module")
def reader() -> TextReader:
    return text_reader(configuration().tesseract_data_dir)


def read(reader: TextReader, image: Image.Image) -> Reading:
    found = reader.read(png(image))
    assert found is not None
    return found


def test_a_notice_is_read_with_umlauts_and_numbers(reader: TextReader) -> None:
    found = read(reader, notice())
    assert found.words == tuple(" ".join(NOTICE).split())
    assert found.plainness > 0.95
    assert 0.05 < found.share < 0.5
    assert not found.has_more


def test_a_word_that_a_line_divides_is_one(reader: TextReader) -> None:
    found = read(
        reader, notice("Heute wird die Stadt-", "halle eröffnet, mit Musik und Ost-", "West")
    )
    assert " ".join(found.words) == "Heute wird die Stadthalle eröffnet, mit Musik und Ost- West"


@pytest.mark.parametrize("text", ["Absenden", "Zurück", "Jetzt bestellen"])
def test_the_small_letters_of_buttons_are_read(reader: TextReader, text: str) -> None:
    found = read(reader, button(text))
    assert " ".join(found.words) == text
    assert found.plainness > 0.95
    assert read(reader, button(text, symbol=True)).plainness < 0.95


def test_pictures_without_words_have_none(reader: TextReader) -> None:
    noise = Image.effect_noise((600, 400), 90)
    for image in (sky(), noise, noise.crop((0, 0, 120, 60)), Image.new("1", (1, 1))):
        assert read(reader, image) == Reading()


def test_what_is_kept_is_what_was_read(reader: TextReader) -> None:
    found = read(reader, notice())
    assert Reading.from_json(found.to_json()) == found


def test_a_broken_picture_is_an_error_of_its_own(reader: TextReader) -> None:
    with pytest.raises(OSError, match="image"):
        reader.read(b"kein Bild")
    with pytest.raises(OSError, match="too large"):
        reader.read(png(Image.new("1", (2000, 1000))))


def test_what_takes_too_long_is_given_up(
    reader: TextReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = notice(*[f"{' '.join(NOTICE)}"] * 12, size=14)
    with monkeypatch.context() as patch:
        patch.setattr(reading, "MAX_MILLISECONDS", 1)
        assert reader.read(png(long)) is None
    assert read(reader, notice("Die Bücherei")).words == ("Die", "Bücherei")


def test_many_threads_may_read_at_once(reader: TextReader) -> None:
    lines = ["Die Bücherei zieht um", "Der Rat tagt heute", "Musik im Park", "Neue Wege"]
    with ThreadPoolExecutor(4) as pool:
        found = pool.map(lambda line: read(reader, notice(line)), lines * 2)
    assert [" ".join(each.words) for each in found] == lines * 2


@pytest.mark.parametrize("lost", ["data", "package"])
def test_what_is_missing_is_named_with_what_to_do(
    lost: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if lost == "package":
        monkeypatch.setitem(sys.modules, "tesserocr", None)
    reader = TextReader(tmp_path)
    with pytest.raises(EngineUnavailable, match="pip install" if lost == "package" else "npm ci"):
        _ = reader.version
    with pytest.raises(EngineUnavailable):
        reader.read(png(notice()))


def test_backgrounds_are_plain_and_symbols_are_not() -> None:
    fading = Image.linear_gradient("L").resize((200, 80))
    assert plainness(fading, []) == plainness(fading.rotate(90, expand=True), []) == 1
    drawn = fading.copy()
    ImageDraw.Draw(drawn).ellipse((60, 20, 120, 60), fill=255)
    assert plainness(drawn, []) < 0.9
    assert plainness(drawn, [(60, 20, 120, 60)]) == 1
    assert plainness(Image.new("L", (3, 3)), [(0, 0, 3, 3)]) == 1


def test_the_oldest_reading_is_forgotten_first() -> None:
    memory = Memory(limit=2)
    keys = [Key(checksum, "1") for checksum in "abc"]
    for key in keys:
        memory.keep(key, Reading(words=(key.checksum,)))
    assert [memory.known(key) is None for key in keys] == [True, False, False]
    assert list(memory.take_new()) == keys
    assert memory.take_new() == {}
    assert set(memory.take_asked()) == set(keys[1:])
    assert memory.take_asked() == set()
