"""What the reader makes of chat messages in three languages, on the half that it was not tuned on."""

from __future__ import annotations

from time import process_time

import pytest

from tests.domain.cues.messages import LANGUAGES, Message, halves, messages_in
from tests.domain.cues.whole_reader import whole_reader
from wellbeing.domain.cues.evaluation import figures
from wellbeing.domain.cues.marks import Reading, negative


def read(language: str, half: int = 1) -> list[tuple[Message, Reading]]:
    return [(message, whole_reader().read(message.text)) for message in halves(language)[half]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_negative_words_are_found(language: str) -> None:
    found = figures((negative(reading), message.negative) for message, reading in read(language))
    assert found.precision >= 0.85
    assert found.recall >= 0.75


def test_every_danger_is_found() -> None:
    every = [pair for language in LANGUAGES for half in (0, 1) for pair in read(language, half)]
    found = figures((reading.danger is not None, message.danger is not None) for message, reading in every)
    assert found.recall == 1.0
    assert found.precision >= 0.9


def test_a_named_emotion_is_mostly_right() -> None:
    named = [
        (message, reading)
        for lang in LANGUAGES
        for message, reading in read(lang)
        if reading.named and not reading.danger
    ]
    right = sum(message.emotion == reading.named for message, reading in named)
    assert len(named) >= 10
    assert right / len(named) >= 0.75


@pytest.mark.parametrize("language", LANGUAGES)
def test_thanks_are_never_answered_with_an_apology(language: str) -> None:
    for half in (0, 1):
        for message, reading in read(language, half):
            if message.is_a("t"):
                assert not reading.complaint.likely, message.text
                assert reading.named is None, message.text
            assert not (reading.thanks and message.negative), message.text


def test_time_pressure_is_found_and_rarely_where_there_is_none() -> None:
    every = [pair for language in LANGUAGES for half in (0, 1) for pair in read(language, half)]
    missed = [message.text for message, reading in every if message.is_a("p") and not reading.time_pressure]
    assert missed == []
    reports = [pair for language in LANGUAGES for pair in read(language) if not pair[0].danger]
    found = figures((reading.time_pressure, message.is_a("p")) for message, reading in reports)
    assert found.precision >= 0.75


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_written_later_is_read_as_well(language: str) -> None:
    later = [(message, whole_reader().read(message.text)) for message in messages_in(f"later_{language}.txt")]
    found = figures((negative(reading), message.negative) for message, reading in later)
    assert found.precision >= 0.9
    assert found.recall >= 0.85
    dangers = figures((reading.danger is not None, message.danger is not None) for message, reading in later)
    assert dangers.recall == 1.0
    assert dangers.precision >= 0.9
    for message, reading in later:
        if message.is_a("t"):
            assert not reading.complaint.likely, message.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_kinds_once_misread_are_told_from_what_looks_like_them(language: str) -> None:
    """The half of these that was never looked at while the reader was mended."""
    unseen = [(message, whole_reader().read(message.text)) for message in halves(f"kinds_{language}")[1]]
    found = figures((negative(reading), message.negative) for message, reading in unseen)
    assert found.precision >= 0.8
    assert found.recall >= 0.85


@pytest.mark.parametrize("language", LANGUAGES)
def test_ordinary_messages_of_all_moods_are_read(language: str) -> None:
    every = [(m, whole_reader().read(m.text)) for m in messages_in(f"fresh_{language}.txt")]
    found = figures((negative(reading), message.negative) for message, reading in every)
    assert found.precision >= 0.85
    assert found.recall >= 0.9
    for message, reading in every:
        assert not (reading.thanks and message.negative), message.text


@pytest.mark.parametrize("languages", [("zh_CN", "zh_TW"), ("en",)])
def test_messages_of_strangers_are_read_though_many_are_made_to_be_hard(languages: tuple[str, ...]) -> None:
    """A fifth of what writers wrote who had seen nothing of the reader: never learned from."""
    files = [f"strangers_held_{language}.txt" for language in languages]
    every = [(m, whole_reader().read(m.text)) for file in files for m in messages_in(file)]
    calm = [(message, reading) for message, reading in every if not message.danger]
    found = figures((negative(reading), message.negative) for message, reading in calm)
    assert found.precision >= 0.65
    assert found.recall >= 0.7
    grave = [reading.danger for message, reading in every if message.danger]
    assert sum(map(bool, grave)) >= (0.3 if languages == ("en",) else 0.6) * len(grave)
    assert sum(bool(reading.danger) for _, reading in calm) <= 0.05 * len(calm)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_agents_get_is_read_as_its_writers_meant_it(language: str) -> None:
    """A fifth of what three strangers wrote as agents get it: never learned from."""
    every = [(m, whole_reader().read(m.text)) for m in messages_in(f"desk_held_{language}.txt")]
    found = figures((negative(reading), message.negative) for message, reading in every)
    assert found.precision >= 0.85
    assert found.recall >= 0.75
    grave = [bool(reading.danger) for message, reading in every if message.danger]
    assert sum(grave) >= 0.85 * len(grave)
    assert sum(bool(reading.danger) for message, reading in every if not message.danger) <= 0.03 * len(every)
    apologised = [reading for message, reading in every if message.is_a("t") and negative(reading)]
    thanked = [reading for message, reading in every if reading.thanks and message.negative]
    assert len(apologised) <= 1
    assert len(thanked) <= 0.02 * len(every)


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_thousand_characters_are_read_in_a_moment(language: str) -> None:
    every = [message.text for half in halves(language) for message in half if not message.danger]
    text = " ".join(every)[:2_000]
    spans = []
    for _ in range(15):
        start = process_time()
        whole_reader().read(text)
        spans.append(process_time() - start)
    # Hundreds of cues on top of one another, on a machine that does something else as well; 6 to 8 ms alone.
    assert min(spans) <= 0.04
