"""The wall from the operator's chair: keys, the sheet of messages, the small picture, what is remembered."""

from __future__ import annotations

import logging
from concurrent.futures import Future
from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QPushButton

from app.domain.errors import ExternalError
from app.domain.identity import ProposalId
from app.domain.proposal import Decided, Decision, Proposal
from app.domain.wall import WallCover, WallLayoutKind, WallOrders, WallScene
from app.ui.console.message_sheet import MessageSheet
from app.ui.console.wall_presenter import WALL_COMMANDS
from app.ui.console.wall_preview import wall_word
from app.ui.theme.tokens import DARK
from app.ui.wall.view import ProposalCard
from tests.ui import samples
from tests.ui.desk import CTRL, KEY, MakeRoom, titles
from tests.ui.drawn import Drawn
from tests.ui.room import TestRoom
from tests.ui.samples import STARTED_MS, plain

KIND = WallLayoutKind
BLUE = (30, 60, 200)


def layout(room: TestRoom) -> tuple[WallLayoutKind, tuple[int, ...]]:
    """Return what the wall shows, and the numbers of the sites that are large."""
    shown = room.wall._layout
    return shown.kind, tuple(room.ids.index(site_id) + 1 for site_id in shown.large)


def sheet(room: TestRoom) -> MessageSheet:
    found = room.dialog()
    assert isinstance(found, MessageSheet)
    return found


def blue(slots: object, number: int) -> None:
    del number
    plain(slots, *BLUE)  # type: ignore[arg-type]


# --- keys -----------------------------------------------------------------------------------


def test_every_layout_has_a_key(room: TestRoom) -> None:
    room.press(KEY.Key_F3)
    for key, expected in (
        (KEY.Key_1, (KIND.SEMUA, ())),
        (KEY.Key_2, (KIND.SOROT, (3,))),
        (KEY.Key_4, (KIND.PENUH, (3,))),
    ):
        room.press(key)
        assert layout(room) == expected
    room.floor.grant(room.ids[4])
    room.press(KEY.Key_3)
    assert layout(room) == (KIND.BERDUA, (5, 3))
    room.press(KEY.Key_F7)
    room.press(KEY.Key_3)
    assert layout(room) == (KIND.BERDUA, (3, 7))
    room.press(KEY.Key_0)
    assert layout(room) == (KIND.SOROT, (5,))


@pytest.mark.parametrize(
    ("key", "cover"), [(KEY.Key_7, WallCover.BLACK), (KEY.Key_8, WallCover.SLATE), (KEY.Key_9, WallCover.FREEZE)]
)
def test_a_cover_goes_on_and_off_with_its_key_and_is_pointed_out(room: TestRoom, key: Qt.Key, cover: WallCover) -> None:
    room.press(key)
    assert room.wall_desk.orders.cover is cover
    (title,) = [title for title in titles(room) if title.startswith("Layar besar")]
    assert title
    room.press(key)
    assert room.wall_desk.orders.cover is WallCover.NONE
    assert not [title for title in titles(room) if title.startswith("Layar besar")]


def test_in_a_field_the_wall_needs_a_modifier(room: TestRoom) -> None:
    room.console.proposals.focus_search()
    room.settle()
    room.press(KEY.Key_7)
    assert room.wall_desk.orders.cover is WallCover.NONE
    room.press(KEY.Key_7, CTRL)
    assert room.wall_desk.orders.cover is WallCover.BLACK


def test_every_command_of_the_wall_has_a_handler(room: TestRoom) -> None:
    known = {c.command_id for c in room.console.commands.commands if c.command_id.startswith("wall.")}
    assert known == {*WALL_COMMANDS, "wall.displays"}


def test_a_key_on_the_wall_itself_counts_too(room: TestRoom) -> None:
    room.wall.activateWindow()
    room.press(KEY.Key_1)
    assert room.wall_desk.orders.pin


# --- messages -------------------------------------------------------------------------------


def test_a_message_is_written_and_shown_without_stopping_anything(room: TestRoom) -> None:
    room.press(KEY.Key_6)
    opened = sheet(room)
    assert not opened.isModal()
    assert not opened._show.isEnabled()
    opened.text.setText("Sidang dimulai pukul 09.00.")
    opened._show.click()
    room.settle()
    assert layout(room)[0] is KIND.PESAN
    assert room.wall_desk.orders.message == "Sidang dimulai pukul 09.00."


def test_a_template_is_filled_in_and_its_gap_is_selected(room: TestRoom) -> None:
    room.press(KEY.Key_6)
    opened = sheet(room)
    buttons = {button.text(): button for button in opened.findChildren(QPushButton)}
    buttons["Jeda"].click()
    assert opened.text.selectedText() == "…"
    buttons["Pembukaan"].click()
    assert "Musrenbang Kelurahan" in opened.text.text()
    buttons["Pesan bebas"].click()
    assert opened.text.text() == ""
    opened.close()


def test_a_message_is_taken_down(room: TestRoom) -> None:
    room.wall_desk.say("Selamat datang.")
    room.press(KEY.Key_6)
    assert sheet(room).text.text() == "Selamat datang."
    sheet(room)._take_away.click()
    room.settle()
    assert layout(room)[0] is KIND.SEMUA


# --- the proposal that is discussed ---------------------------------------------------------


def test_the_proposal_in_the_form_is_discussed_and_changes_are_seen(room: TestRoom) -> None:
    room.floor.grant(room.ids[4])
    stored = samples.proposal(14, room.ids[4])
    room.store.put(stored)
    room.controller._proposals._open(stored)
    room.console.focus_board()
    room.settle()
    room.press(KEY.Key_B)
    room.settle()
    assert layout(room) == (KIND.USULAN, (5,))
    assert room.wall.view
    assert room.wall.view.card
    assert room.wall.view.card.number == "KLT-014"
    room.store.put(replace(stored, fields=replace(stored.fields, usulan="Turap kali 85 m"), revision=9))
    room.controller._proposals.search()
    room.settle()
    assert room.wall.view.card.asked == "Turap kali 85 m"
    room.press(KEY.Key_B)
    assert layout(room) == (KIND.SOROT, (5,))


def test_an_empty_form_is_no_proposal(room: TestRoom) -> None:
    room.press(KEY.Key_B)
    assert room.wall_desk.orders.proposal is None


def test_what_is_marked_as_discussed_is_shown_and_its_decision_stays_on_the_wall(room: TestRoom) -> None:
    site_id = room.ids[4]
    old = replace(samples.proposal(1, site_id), decided=Decided(Decision.DISCUSSED, decided_ms=STARTED_MS))
    one, other = samples.proposal(2, site_id), samples.proposal(3, site_id)

    def listed(*rows: Proposal) -> None:
        room.controller.wall_presenter.proposals_listed(rows)
        room.settle()

    # As at the start: no list has come yet.
    room.controller.wall_presenter._discussed_ms = None
    listed(old, one, other)
    assert room.wall_desk.orders.proposal is None, "marked before this run"
    one = replace(one, decided=Decided(Decision.DISCUSSED, decided_ms=STARTED_MS + 1))
    listed(old, one, other)
    room.floor.grant(site_id)
    room.settle()
    assert layout(room) == (KIND.USULAN, (5,))
    one = replace(one, decided=Decided(Decision.AGREED, decided_ms=STARTED_MS + 2))
    listed(old, one, other)
    assert room.wall.view
    assert room.wall.view.card
    assert (room.wall.view.card.number, room.wall.view.card.decision) == (one.number, Decision.AGREED)
    other = replace(other, decided=Decided(Decision.DISCUSSED, decided_ms=STARTED_MS + 3))
    listed(old, one, other)
    assert room.wall.view.card.number == other.number
    room.press(KEY.Key_B)
    listed(old, one, other)
    assert room.wall_desk.orders.proposal is None, "the operator has ended it"


def test_the_photo_follows_the_words_and_one_that_comes_late_is_not_shown_for_another(room: TestRoom) -> None:
    presenter, asked = room.controller.wall_presenter, dict[ProposalId, Future[QImage | None]]()
    presenter._photo_of = lambda proposal_id: asked.setdefault(proposal_id, Future())
    one, other = samples.proposal(1, room.ids[4]), samples.proposal(2, room.ids[4])
    room.floor.grant(room.ids[4])

    def card() -> ProposalCard:
        room.settle()
        assert room.wall.view
        assert room.wall.view.card
        return room.wall.view.card

    for proposal in (one, other):
        room.wall_desk.discuss(proposal.proposal_id, proposal.site_id)
        presenter.proposals_listed([one, other])
        assert (card().number, card().photo) == (proposal.number, None)
    picture = QImage(80, 60, QImage.Format.Format_RGB32)
    asked[one.proposal_id].set_result(picture)
    assert card().photo is None
    asked[other.proposal_id].set_result(picture)
    assert card().photo == picture
    # Changed words do not take the photo away until it is read again.
    asked[other.proposal_id] = Future()
    presenter.proposals_listed([one, replace(other, revision=9)])
    assert card().photo == picture


# --- the small picture ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (WallScene(KIND.SOROT), ("Sorot", "OTOMATIS")),
        (WallScene(KIND.PENUH, is_pinned=True), ("Penuh", "DISEMATKAN")),
        (WallScene(KIND.SEMUA, cover=WallCover.BLACK, is_pinned=True), ("Semua", "GELAP")),
        (WallScene(KIND.SEMUA, cover=WallCover.SLATE), ("Semua", "JEDA")),
        (WallScene(KIND.SEMUA, cover=WallCover.FREEZE), ("Semua", "BEKU")),
    ],
)
def test_who_decided_what_is_a_word_and_a_shape(shown: WallScene, words: tuple[str, str]) -> None:
    word = wall_word(shown, DARK)
    assert (word.layout, word.state) == words
    assert word.is_filled == (words[1] != "OTOMATIS")


def test_the_console_shows_what_the_wall_shows(room: TestRoom, drawn: Drawn) -> None:
    room.fill(blue)
    room.press(KEY.Key_4)
    room.press(KEY.Key_F3)
    room.press(KEY.Key_4)
    room.wall._move.setCurrentTime(1000)
    room.fill(blue)
    room.settle()
    room.settle()
    drawn.clear()
    preview = room.console.preview
    image = preview.grab().toImage()
    pixel = image.pixelColor(preview.picture().center())
    assert (pixel.red(), pixel.green(), pixel.blue()) == BLUE
    assert {"Penuh", "DISEMATKAN", "0 kembali otomatis"} <= set(drawn.texts)
    assert preview.accessibleDescription() == "Penuh, DISEMATKAN"


def test_the_small_picture_asks_for_no_pictures_and_counts_none(room: TestRoom) -> None:
    room.fill(blue)
    before = room.wall.painted()
    asked = dict(room.pictures.shown)
    room.console.preview.grab()
    assert room.wall.painted() == before
    assert room.pictures.shown == asked


@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(1920, 1080), QSize(3840, 2160)], ids=str)
def test_the_small_picture_fits_into_the_console(make_room: MakeRoom, size: QSize) -> None:
    room = make_room(12, size)
    room.settle()
    preview = room.console.preview
    place = preview.rect().translated(preview.mapTo(room.console, preview.rect().topLeft()))
    assert room.console.rect().contains(place)
    assert preview.picture().height() >= 60
    assert abs(preview.picture().width() * 9 - preview.picture().height() * 16) <= 16


# --- what is remembered ---------------------------------------------------------------------


def test_every_order_is_kept(room: TestRoom) -> None:
    room.press(KEY.Key_1)
    room.press(KEY.Key_7)
    assert room.kept_orders.kept[-1] == room.wall_desk.orders
    assert len(room.kept_orders.kept) == 2


def test_a_disk_that_refuses_is_said_and_the_wall_goes_on(room: TestRoom, caplog: pytest.LogCaptureFixture) -> None:
    room.kept_orders.trouble = ExternalError("Diska penuh.", "Kosongkan diska.")
    with caplog.at_level(logging.CRITICAL, "app.ui.console.wall_presenter"):
        room.press(KEY.Key_1)
        room.settle()
    assert "Susunan layar besar tidak tersimpan" in titles(room)
    assert room.wall_desk.orders.pin
    room.kept_orders.trouble = None
    room.press(KEY.Key_0)
    room.settle()
    assert "Susunan layar besar tidak tersimpan" not in titles(room)


def test_what_was_ordered_before_the_restart_is_shown_from_the_first_view(make_room: MakeRoom) -> None:
    room = make_room(orders=WallOrders().saying("Sidang dilanjutkan pukul 13.00."))
    assert layout(room)[0] is KIND.PESAN


def test_a_field_of_the_sheet_is_a_field(room: TestRoom) -> None:
    room.press(KEY.Key_6)
    assert isinstance(room.dialog(), MessageSheet)
    assert isinstance(sheet(room).text, QLineEdit)
    sheet(room).text.setFocus()
    room.settle()
    room.press(KEY.Key_7)
    assert room.wall_desk.orders.cover is WallCover.NONE
    assert sheet(room).text.text() == "7"
    sheet(room).close()
