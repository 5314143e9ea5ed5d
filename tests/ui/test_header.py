from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics

from app.domain.feed import FeedState
from app.domain.sound import DeviceState
from app.ui.console.parts import Chip
from app.ui.theme.tokens import DARK
from tests.ui.room import TestRoom
from tests.ui.samples import proposal

MakeRoom = Callable[..., TestRoom]


def chips(room: TestRoom) -> dict[str, Chip]:
    header = room.console.header
    return {"sound": header._sound, "sites": header._sites, "saved": header._saved}


def test_the_header_says_what_session_this_is(room: TestRoom) -> None:
    header = room.console.header
    assert header._title.text() == "Musrenbang Kelurahan · RKPD 2019"
    assert header._day.text() == "Selasa, 23 Januari 2018"
    assert header._clock.text() == "10.42.00"


@pytest.mark.parametrize(
    ("state", "level", "text", "colour"),
    [
        (DeviceState.PLAYING, -18.0, "Suara ruang −18 dB", DARK.good),
        (DeviceState.PLAYING, -90.0, "Suara ruang senyap", DARK.good),
        (DeviceState.FALLBACK, -18.0, "Suara lewat perangkat bawaan", DARK.attention),
        (DeviceState.STARTING, -120.0, "Suara disiapkan", DARK.muted),
        (DeviceState.MISSING, -120.0, "Tanpa perangkat suara", DARK.attention),
        (DeviceState.DOWN, -120.0, "Tanpa perangkat suara", DARK.attention),
    ],
)
def test_the_sound_is_a_word_and_a_colour(
    room: TestRoom, state: DeviceState, level: float, text: str, colour: str
) -> None:
    room.set_sound(state=state, rms_dbfs=level)
    room.settle()
    chip = chips(room)["sound"]
    assert (chip.text(), chip.accessibleName(), chip._dot) == (text, text, colour)


def test_the_level_is_a_number_that_can_be_read_and_silence_is_said_at_once(room: TestRoom) -> None:
    room.set_sound(rms_dbfs=-18.0)
    room.clock.at_ms += 1000
    room.settle()
    room.set_sound(rms_dbfs=-24.0)
    room.clock.at_ms += 100
    room.settle()
    assert chips(room)["sound"].text() == "Suara ruang −18 dB"
    room.clock.at_ms += 900
    room.settle()
    assert chips(room)["sound"].text() == "Suara ruang −24 dB"
    room.set_sound(rms_dbfs=-90.0)
    room.settle()
    assert chips(room)["sound"].text() == "Suara ruang senyap"
    room.set_sound(rms_dbfs=-30.0)
    room.settle()
    assert chips(room)["sound"].text() == "Suara ruang −30 dB"


def test_a_fact_that_stays_is_not_painted_again(make_room: MakeRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[Chip] = []
    paint = Chip.paintEvent
    monkeypatch.setattr(Chip, "paintEvent", lambda chip, event: (painted.append(chip), paint(chip, event))[1])
    # Made only now: a widget keeps the method that it was painted with first.
    room = make_room()
    room.settle()
    painted.clear()
    room.settle()
    assert painted == []
    room.set_feed(3, FeedState.LOST, 9.0)
    room.settle()
    assert chips(room)["sites"] in painted


def test_the_sites_that_are_connected_are_counted(room: TestRoom) -> None:
    assert (chips(room)["sites"].text(), chips(room)["sites"]._dot) == ("12 dari 12 lokasi", DARK.good)
    room.set_feed(3, FeedState.LOST, 9.0)
    room.settle()
    assert (chips(room)["sites"].text(), chips(room)["sites"]._dot) == ("11 dari 12 lokasi", DARK.attention)


def test_what_is_stored_is_counted_without_drafts(make_room: MakeRoom) -> None:
    room = make_room(shown=False)
    room.store.put(proposal(1, room.ids[0]))
    room.store.put(proposal(2, room.ids[0], state="draf"))
    room.controller._proposals.search()
    room.show()
    assert chips(room)["saved"].text() == "1 usulan tersimpan"


@pytest.mark.parametrize("size", [QSize(1180, 660), QSize(1366, 768), QSize(1920, 1080), QSize(3840, 2160)])
def test_chips_and_clock_are_never_cut(make_room: MakeRoom, size: QSize) -> None:
    room = make_room(16, size)
    room.set_sound(state=DeviceState.FALLBACK)
    room.settle()
    for chip in chips(room).values():
        text = QFontMetrics(chip._font()).horizontalAdvance(chip.text())
        assert chip.width() >= text + chip._metrics.px(28)
    clock = room.console.header._clock
    assert clock.fontMetrics().horizontalAdvance(clock.text()) <= clock.width()


def test_a_title_of_any_length_leaves_the_chips_alone(make_room: MakeRoom) -> None:
    room = make_room(12, QSize(1366, 768))
    before = [chip.geometry() for chip in chips(room).values()]
    room.console.header._title.show_text("Musyawarah Perencanaan Pembangunan " * 6)
    room.settle()
    assert room.console.width() == 1366
    room.console.header._title.show_text("Musyawarah Perencanaan Pembangunan " * 6)
    assert [chip.geometry() for chip in chips(room).values()] == before
