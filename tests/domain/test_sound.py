from __future__ import annotations

import pickle

import pytest

from app.domain.identity import SiteId
from app.domain.sound import DeviceState, FeedLevel, SoundStatus

STATUS = SoundStatus(DeviceState.PLAYING, "HDMI", "", 0, -18.0, -6.0)
LEVEL = FeedLevel(SiteId("a"), -20.0, -9.0, 63.5, 2)


def test_the_words_of_the_status_file_do_not_change() -> None:
    # Scripts and the mixer's status block know these words; the block has room for twelve letters.
    assert {state.value for state in DeviceState} == {"starting", "playing", "fallback", "missing", "down"}


@pytest.mark.parametrize("reading", [STATUS, LEVEL])
def test_a_reading_is_a_value(reading: SoundStatus | FeedLevel) -> None:
    assert pickle.loads(pickle.dumps(reading)) == reading
    with pytest.raises(AttributeError):
        reading.underruns = 9  # type: ignore[misc]
