"""The wall's layouts with real pictures in them: what is seen, what is asked for, how one follows another."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QVariantAnimation
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.domain.floor import Release, Speaker, TurnKind
from app.domain.identity import SiteId
from app.domain.site import HALL
from app.domain.wall import WallCover, WallLayoutKind, WallOrders
from app.ui.theme.tokens import DARK
from app.ui.wall.motion import MOVE_MS
from tests.ui import samples
from tests.ui.drawn import Drawn
from tests.ui.room import TestRoom
from tests.ui.samples import plain

MakeRoom = Callable[..., TestRoom]

KIND = WallLayoutKind
OLD, NEW = (30, 60, 200), (200, 160, 20)


def paint(colour: tuple[int, int, int]) -> Callable[[object, int], None]:
    return lambda slots, number: plain(slots, *colour)  # type: ignore[arg-type]


def order(room: TestRoom, orders: WallOrders) -> None:
    room.wall_desk.order(orders)


def arrive(room: TestRoom) -> None:
    """Let what moves come to rest, as if the time had passed."""
    for moving in (room.wall._move, room.wall._covering):
        if moving.state() is QVariantAnimation.State.Running:
            moving.setCurrentTime(MOVE_MS)
    QApplication.processEvents()


def look(room: TestRoom) -> QImage:
    return room.wall.grab().toImage()


def words(room: TestRoom, drawn: Drawn) -> list[str]:
    """Return every line of text that is on the wall now."""
    for made in room.wall._tiles.values():
        made._overlay = None
    room.wall._painting._card._drawn = None
    drawn.clear()
    look(room)
    return drawn.texts


def at(image: QImage, point: QPoint) -> tuple[int, int, int]:
    pixel = image.pixelColor(point)
    return (pixel.red(), pixel.green(), pixel.blue())


def is_near(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    """Tell whether two colours are the same but for the rounding of a picture that is being scaled."""
    return all(abs(a - b) <= 4 for a, b in zip(one, other, strict=True))


def token(colour: str) -> tuple[int, int, int]:
    return (int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16))


def asked(room: TestRoom) -> set[SiteId]:
    """Return the sites whose pictures the wall wants."""
    return {site_id for site_id in room.ids if room.pictures.targets("wall", site_id)}


def answer(room: TestRoom, site_id: SiteId = HALL) -> None:
    """Let somebody answer the speaker."""
    room.floor.interpose(Speaker("Bapak Dadang", "Kepala Bidang Bina Marga"), TurnKind.TANGGAPAN, site_id)
    room.controller.tick()
    arrive(room)


def speak(room: TestRoom, number: int = 5) -> None:
    room.floor.grant(room.ids[number - 1])
    room.controller.tick()
    arrive(room)


# --- what is seen ---------------------------------------------------------------------------


def test_one_picture_fills_the_wall_with_a_name_over_it(room: TestRoom, drawn: Drawn) -> None:
    speak(room)
    order(room, WallOrders().pinned(KIND.PENUH))
    arrive(room)
    room.fill(paint(OLD))
    image = look(room)
    for x in (3, 960, 1916):
        assert at(image, QPoint(x, 500)) == OLD
    assert at(image, room.wall._layout.strip.topLeft() + QPoint(300, 8)) == token(DARK.panel)
    assert {"BICARA", "Kaliabang Tengah", "Sisa waktu bicara", "Berikutnya"} <= set(words(room, drawn))


def test_a_full_picture_of_one_who_is_silent_names_both(room: TestRoom, drawn: Drawn) -> None:
    speak(room)
    order(room, WallOrders().pinned(KIND.PENUH, room.ids[0]))
    arrive(room)
    assert {"Pejuang", "Kaliabang Tengah"} <= set(words(room, drawn))


def test_a_new_picture_below_plates_does_not_paint_the_plates_again(room: TestRoom) -> None:
    speak(room)
    order(room, WallOrders().pinned(KIND.PENUH))
    arrive(room)
    region = room.wall._picture_region(room.wall._layout.tiles[room.ids[4]])
    assert not region.contains(room.wall._layout.strip.center())
    assert region.contains(QPoint(960, 400))


def test_who_answers_stands_beside_the_speaker_and_only_the_speaker_is_red(room: TestRoom, drawn: Drawn) -> None:
    speak(room)
    answer(room, room.ids[1])
    room.fill(paint(OLD))
    image = look(room)
    first, second = (room.wall._layout.tiles[room.ids[n]] for n in (4, 1))
    assert first.size() == second.size()
    assert at(image, QPoint(first.center().x(), first.top() - 3)) == token(DARK.speaking)
    assert at(image, QPoint(second.center().x(), second.top() - 2)) == token(DARK.text)
    said = words(room, drawn)
    assert said.count("TANGGAPAN") == 2
    assert {"Bapak Dadang", "Kaliabang Tengah"} <= set(said)


def test_the_hall_answers_without_a_picture(room: TestRoom, drawn: Drawn) -> None:
    speak(room)
    answer(room)
    drawn.clear()
    image = look(room)
    card = room.wall._layout.name_cards[HALL]
    assert at(image, card.topLeft() + QPoint(40, 40)) == token(DARK.panel)
    assert "Bapak Dadang" in drawn.texts
    assert "TANGGAPAN" in drawn.texts


def test_an_answer_that_is_over_leaves_the_speaker_large(room: TestRoom) -> None:
    speak(room)
    answer(room)
    assert room.wall._layout.large == (room.ids[4], HALL)
    room.floor.execute(Release())
    room.controller.tick()
    assert (room.wall._layout.kind, room.wall._layout.large) == (KIND.SOROT, (room.ids[4],))


def test_who_interrupts_is_seen_alone(room: TestRoom) -> None:
    speak(room)
    room.floor.interpose(Speaker("Bapak Camat"), TurnKind.INTERUPSI, room.ids[1])
    room.controller.tick()
    assert (room.wall._layout.kind, room.wall._layout.large) == (KIND.SOROT, (room.ids[1],))


def test_a_proposal_is_shown_beside_the_one_who_speaks_for_it(room: TestRoom, drawn: Drawn) -> None:
    speak(room)
    proposal = samples.proposal(14, room.ids[4])
    room.store.put(proposal)
    room.wall_desk.discuss(proposal.proposal_id, proposal.site_id)
    room.controller._proposals.search()
    room.settle()
    arrive(room)
    assert room.wall._layout.kind is KIND.USULAN
    said = " ".join(words(room, drawn))
    for part in ("KLT-014", "Normalisasi drainase Jl. Perjuangan 14", "320 m", "Jl. Perjuangan RT 03/RW 07"):
        assert part in said
    room.wall_desk.discuss(None)
    assert room.wall._layout.kind is KIND.SOROT


def test_a_message_covers_the_wall_and_its_clock_goes_on(room: TestRoom, drawn: Drawn) -> None:
    order(room, WallOrders().saying("Sidang segera dimulai."))
    arrive(room)
    drawn.clear()
    look(room)
    assert "Sidang segera dimulai." in drawn.texts
    drawn.clear()
    room.wait_s(60)
    QApplication.processEvents()
    assert any(text.count(".") == 1 and len(text) == 5 for text in drawn.texts)


# --- pins and covers ------------------------------------------------------------------------


def test_a_pin_stays_when_somebody_else_gets_the_floor(room: TestRoom) -> None:
    order(room, WallOrders().pinned(KIND.SOROT, room.ids[0]))
    speak(room)
    assert room.wall._layout.large == (room.ids[0],)
    order(room, room.wall_desk.orders.let_go())
    assert room.wall._layout.large == (room.ids[4],)


def test_black_is_black_and_the_pictures_stay_asked_for(room: TestRoom) -> None:
    room.fill(paint(OLD))
    order(room, WallOrders().covered(WallCover.BLACK))
    arrive(room)
    image = look(room)
    assert {at(image, QPoint(x, y)) for x in range(5, 1900, 200) for y in range(5, 1070, 100)} == {(0, 0, 0)}
    assert asked(room) == set(room.ids)
    order(room, WallOrders())
    arrive(room)
    assert at(look(room), room.wall._layout.tiles[room.ids[0]].center()) == OLD


def test_the_slate_of_the_pause_says_what_it_is(room: TestRoom, drawn: Drawn) -> None:
    order(room, WallOrders().covered(WallCover.SLATE))
    arrive(room)
    drawn.clear()
    look(room)
    assert "Sidang dijeda" in drawn.texts
    assert "Acara" not in drawn.texts


def test_a_frozen_wall_stands_still_whatever_happens(room: TestRoom) -> None:
    room.fill(paint(OLD))
    before = look(room)
    order(room, WallOrders().covered(WallCover.FREEZE))
    room.fill(paint(NEW))
    speak(room)
    room.wait_s(120)
    assert look(room) == before
    order(room, WallOrders())
    arrive(room)
    image = look(room)
    assert room.wall._layout.large == (room.ids[4],)
    assert at(image, room.wall._layout.tiles[room.ids[4]].center()) == NEW


# --- what is asked for ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("orders", "wanted"),
    [
        (WallOrders().pinned(KIND.SEMUA), 12),
        (WallOrders().pinned(KIND.SOROT), 12),
        (WallOrders().pinned(KIND.PENUH), 1),
        (WallOrders().saying("Selamat datang."), 0),
    ],
)
def test_pictures_that_no_layout_shows_are_not_asked_for(room: TestRoom, orders: WallOrders, wanted: int) -> None:
    speak(room)
    order(room, orders)
    arrive(room)
    assert len(asked(room)) == wanted
    for site_id, rect in room.wall._layout.tiles.items():
        slots = room.pictures.targets("wall", site_id)[-1]
        assert abs(slots.width - rect.width()) <= 1


def test_what_is_about_to_leave_keeps_its_pictures_until_it_has_left(room: TestRoom) -> None:
    room.fill(paint(OLD))
    speak(room)
    room.fill(paint(OLD))
    order(room, WallOrders().pinned(KIND.PENUH))
    room.wall._move.setCurrentTime(1)
    assert asked(room) == set(room.ids)
    corner = room.wall._motion.leaving[room.ids[11]].center()
    assert is_near(at(look(room), corner), OLD)
    arrive(room)
    assert asked(room) == {room.ids[4]}


def test_what_comes_back_shows_its_last_picture_until_a_new_one_is_there(room: TestRoom) -> None:
    room.fill(paint(OLD))
    order(room, WallOrders().saying("Selamat datang."))
    arrive(room)
    room.wall.refresh_pictures()
    order(room, WallOrders())
    arrive(room)
    room.wall.refresh_pictures()
    middle = room.wall._layout.tiles[room.ids[0]].center()
    assert at(look(room), middle) == OLD
    room.fill(paint(NEW))
    assert at(look(room), middle) == NEW


# --- movement -------------------------------------------------------------------------------


def test_no_step_of_a_change_shows_a_hole(room: TestRoom) -> None:
    """Between two layouts nothing turns darker than the ground, and the large picture is always there."""
    room.fill(paint(OLD))
    speak(room)
    room.fill(paint(OLD))
    for orders in (WallOrders().pinned(KIND.PENUH), WallOrders().pinned(KIND.SEMUA), WallOrders()):
        order(room, orders)
        for step in range(0, MOVE_MS, 20):
            room.wall._move.setCurrentTime(step)
            image = look(room)
            assert is_near(at(image, room.wall._motion.places()[room.ids[4]].center()), OLD)
        arrive(room)
        room.fill(paint(OLD))


def test_a_wall_that_must_not_move_is_there_at_once(room: TestRoom) -> None:
    room.wall._is_animated = False
    room.floor.grant(room.ids[4])
    order(room, WallOrders().pinned(KIND.PENUH))
    assert not room.wall._motion.is_running
    assert asked(room) == {room.ids[4]}
    order(room, WallOrders().covered(WallCover.BLACK))
    assert at(look(room), QPoint(900, 500)) == (0, 0, 0)


def test_a_new_layout_says_when_it_was_painted(room: TestRoom) -> None:
    seen: list[str] = []
    room.wall.painted_layout.connect(lambda: seen.append("painted"))
    room.floor.grant(room.ids[4])
    assert not seen
    # Before anything else is painted: the loop of events does not have to come round.
    room.controller.tick()
    assert seen == ["painted"]


def test_a_grant_is_seen_soon(room: TestRoom) -> None:
    """The bar is 150 ms; the processor's time is counted here, so that a busy computer does not fail the test."""
    room.fill()
    seen: list[float] = []
    room.wall.painted_layout.connect(lambda: seen.append(time.process_time()))
    started_s = time.process_time()
    room.floor.grant(room.ids[4])
    room.controller.tick()
    assert seen
    assert seen[0] - started_s < 0.15


def test_the_item_of_the_agenda_stands_in_the_header(room: TestRoom, drawn: Drawn) -> None:
    view = room.controller._view
    assert view
    drawn.clear()
    room.controller.wall_presenter.show(replace(view, agenda_item="Putaran usulan per kelurahan 4/7"), 0)
    QApplication.processEvents()
    line = next(line for line in drawn.lines if "Putaran usulan" in line.text)
    assert QRect(0, 0, 1920, 64).contains(line.ink)


def test_the_item_of_the_agenda_stands_beside_the_clock_of_a_picture_that_fills_the_wall(
    room: TestRoom, drawn: Drawn
) -> None:
    order(room, WallOrders().pinned(KIND.PENUH, room.ids[2]))
    arrive(room)
    view = room.controller._view
    assert view
    for item, said in (("Putaran usulan per kelurahan 4/7", "Putaran usulan per kelurahan 4/7"), ("", "Kota Bekasi")):
        drawn.clear()
        room.controller.wall_presenter.show(replace(view, agenda_item=item), 0)
        look(room)
        line = next(line for line in drawn.lines if line.text == said)
        assert room.wall._layout.header.contains(line.ink)
