"""Similar proposals beside the form: seen while typing, opened or merged with one key."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest

from app.domain.errors import UserError
from app.domain.identity import ProposalId
from app.domain.proposal import Decided, Decision, Field, Proposal, ProposalState
from app.domain.similar import Similar
from tests.ui.desk import CTRL, KEY, MODIFIER, SHIFT, MakeRoom, busy_room
from tests.ui.room import TestRoom
from tests.ui.samples import proposal

ALT = MODIFIER.AltModifier


def alike(room: TestRoom, *numbers: int) -> list[Proposal]:
    """Have these proposals, similar to whatever is typed."""
    found = [proposal(number, room.ids[4]) for number in numbers]
    for one in found:
        room.store.put(one)
    room.store.alike = [Similar(one, 0.8) for one in found]
    return found


def type_one(room: TestRoom, *fields: Field) -> None:
    busy_room(room)
    for field in fields or (Field.PROPOSER, Field.PROBLEM, Field.USULAN):
        widget = room.console.capture.form.entry(field).widget
        widget.setFocus()
        room.settle()
        QTest.keyClicks(widget, "drainase")
    rest(room)


def rest(room: TestRoom) -> None:
    timer = room.controller._proposals.similar._timer
    timer.stop()
    timer.timeout.emit()
    room.settle()


def rows(room: TestRoom) -> list[str]:
    return [row.text for row in room.console.capture.similar._rows if row.isVisible() and row.text]


def test_up_to_three_are_shown_with_number_words_place_and_state(room: TestRoom) -> None:
    found = alike(room, 3, 9, 11)
    room.store.alike[1] = Similar(replace(found[1], decided=Decided(Decision.AGREED)), 0.7)
    room.store.alike[2] = Similar(replace(found[2], state=ProposalState.DRAFT), 0.6)
    type_one(room)
    assert rows(room) == [
        "≈ KLT-003 · Normalisasi drainase Jl. Perjuangan 3 · RT 03 RW 07 · belum dibahas",
        "≈ KLT-009 · Normalisasi drainase Jl. Perjuangan 9 · RT 03 RW 07 · disepakati",
        "≈ KLT-011 · Normalisasi drainase Jl. Perjuangan 11 · RT 03 RW 07 · draf",
    ]
    query = room.store.compared[-1]
    assert (query.but_not, query.site_id) == (room.console.capture.proposal_id, room.ids[4])
    assert query.fields.usulan == "drainase"


def test_a_form_without_words_asks_for_nothing(room: TestRoom) -> None:
    alike(room, 3)
    type_one(room, Field.PROPOSER)
    assert rows(room) == []
    assert room.store.compared == []


def test_a_small_screen_says_it_in_the_line_that_is_there_anyway(make_room: MakeRoom) -> None:
    room = make_room(size=QSize(1280, 720))
    type_one(room)
    before = room.console.capture.form.size()
    alike(room, 3, 9)
    rest(room)
    assert rows(room) == []
    assert room.console.capture._notice.text().startswith("≈ KLT-003 ·")
    assert room.console.capture._notice.text().endswith("(Ctrl Alt 1) +1")
    assert room.console.capture.form.size() == before


def test_where_one_row_finds_room_it_says_how_many_more_there_are(make_room: MakeRoom) -> None:
    room = make_room(size=QSize(1366, 768))
    alike(room, 3, 9, 11)
    type_one(room)
    assert len(rows(room)) == 1
    row = room.console.capture.similar._rows[0]
    assert (row._more.text(), row._more.isVisible()) == ("2 lagi", True)


def test_one_key_opens_it_and_what_was_typed_is_saved(room: TestRoom) -> None:
    alike(room, 3, 9)
    type_one(room)
    typed = room.console.capture.proposal_id
    room.press(KEY.Key_2, CTRL | ALT)
    assert room.console.capture.proposal_id == "p-9"
    assert typed is not None
    assert room.store.proposals[typed].fields.usulan == "drainase"
    assert rows(room) == []


def test_one_key_files_what_is_typed_and_merges_it(room: TestRoom) -> None:
    alike(room, 3)
    type_one(room)
    typed = room.console.capture.proposal_id
    assert typed is not None
    room.press(KEY.Key_1, CTRL | SHIFT)
    part = room.store.proposals[typed]
    assert part.state is ProposalState.RECORDED
    assert (part.decided.state, part.decided.merged_into) == (Decision.MERGED, ProposalId("p-3"))
    assert room.console.capture.is_empty
    assert room.console.capture._notice.text() == f"{part.number} digabung ke KLT-003."


def test_with_a_gap_nothing_is_merged_and_the_cursor_goes_there(room: TestRoom) -> None:
    alike(room, 3)
    type_one(room, Field.USULAN)
    room.press(KEY.Key_1, CTRL | SHIFT)
    assert room.decision_store.decided == []
    assert room.console.capture.form.entry(Field.PROPOSER).widget.hasFocus()


def test_a_merger_that_is_refused_says_why_and_keeps_what_is_typed(room: TestRoom) -> None:
    alike(room, 3)
    type_one(room)
    typed = room.console.capture.proposal_id
    room.decision_store.trouble = UserError("Usulan KLT-003 masih draf.", "Catat dahulu usulan induk itu.")
    room.press(KEY.Key_1, CTRL | SHIFT)
    assert room.console.capture._notice.text() == "Usulan KLT-003 masih draf. Catat dahulu usulan induk itu."
    assert room.console.capture.proposal_id == typed
    assert room.console.capture.form.fields().usulan == "drainase"


@pytest.mark.parametrize("key", [KEY.Key_1, KEY.Key_2, KEY.Key_3])
def test_without_any_the_keys_do_nothing(room: TestRoom, key: KEY) -> None:
    type_one(room)
    before = room.console.capture.proposal_id
    room.press(key, CTRL | ALT)
    room.press(key, CTRL | SHIFT)
    assert room.console.capture.proposal_id == before
    assert room.decision_store.decided == []


def test_an_answer_that_was_overtaken_is_not_shown(room: TestRoom) -> None:
    alike(room, 3)
    room.store.is_comparing_slow = True
    type_one(room)
    room.console.capture.form.fill(usulan="", permasalahan="")
    rest(room)
    room.store.answer_similar()
    room.settle()
    assert rows(room) == []
