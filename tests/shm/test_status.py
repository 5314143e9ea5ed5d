from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.feed import FeedPhase, StreamKind, Trouble
from app.domain.sound import DeviceState
from app.shm.status import (
    AUDIO_STATUS,
    FEED_STATUS,
    LEVELS,
    AudioRow,
    FeedRow,
    LevelRow,
    bytes_of,
    text_of,
)

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=(), exclude_characters="\0"), max_size=60)


@pytest.mark.parametrize(
    ("text", "size", "kept"),
    [("kamera", 24, "kamera"), ("kamera", 3, "kam"), ("é" * 3, 5, "éé"), ("a🎥", 4, "a"), ("", 8, ""), ("é", 1, "")],
)
def test_a_text_is_cut_between_letters(text: str, size: int, kept: str) -> None:
    assert bytes_of(text, size) == kept.encode()
    assert text_of(bytes_of(text, size)) == kept


def test_a_letter_that_was_cut_by_the_field_itself_is_dropped() -> None:
    field = np.zeros(1, np.dtype([("detail", "S4")]))
    field["detail"] = "abcé".encode()
    assert text_of(field["detail"][0]) == "abc"


def test_a_name_that_is_no_text_is_readable_all_the_same() -> None:
    # Names of files and of devices come from the system as bytes, and some are not UTF-8.
    assert text_of(bytes_of("kamera \udce9.mp4", 40)) == "kamera ?.mp4"


@given(ANY_TEXT, st.integers(1, 200))
def test_any_text_fits_its_field_and_comes_back_as_far_as_it_fits(text: str, size: int) -> None:
    packed = bytes_of(text, size)
    assert len(packed) <= size
    readable = text.encode(errors="replace").decode()
    assert readable.startswith(text_of(packed))
    assert len(readable.encode()) <= size or len(packed) > size - 4


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (FEED_STATUS["phase"], [phase.value for phase in FeedPhase]),
        (FEED_STATUS["stream"], [kind.value for kind in StreamKind]),
        (FEED_STATUS["trouble"], [trouble.value for trouble in Trouble]),
        (AUDIO_STATUS["state"], [state.value for state in DeviceState]),
    ],
)
def test_every_word_of_the_domain_fits_its_field(field: np.dtype[np.void], words: list[str]) -> None:
    assert max(len(word.encode()) for word in words) <= field.itemsize


@pytest.mark.parametrize("layout", [FEED_STATUS, LEVELS, AUDIO_STATUS])
def test_times_are_whole_words_at_the_head_of_a_row(layout: np.dtype[np.void]) -> None:
    times = [name for name in layout.names or () if name.endswith("_ns")]
    assert times
    assert all(layout[name] == np.int64 for name in times)


def test_a_row_of_plain_values_names_the_fields_of_its_record_in_their_order() -> None:
    assert FeedRow._fields == FEED_STATUS.names
    assert LevelRow._fields == LEVELS.names
    assert AudioRow._fields == AUDIO_STATUS.names
