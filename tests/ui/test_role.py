"""Who sits at the desk: hands off what is another's, and what is done is signed."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.domain.desk_role import DeskRole, Right, may
from app.domain.sound import Bus
from app.ui.command_rights import right_of
from app.ui.commands import COMMANDS, Group
from app.ui.console.feed_tile import FeedTile
from app.ui.console.role_sheet import RoleSheet
from tests.ui import samples
from tests.ui.desk import KEY, SHIFT, holder, queue, titles
from tests.ui.room import TestRoom


def become(room: TestRoom, role: DeskRole) -> None:
    room.press(KEY.Key_R, SHIFT)
    [sheet] = room.console.findChildren(RoleSheet)
    sheet.buttons[role].click()
    sheet.close()
    room.back()
    room.console.focus_board()
    room.settle()


def test_every_role_may_look_and_only_the_operator_leads() -> None:
    for role in DeskRole:
        assert may(role, Right.LOOK)
        assert may(role, Right.LEAD) is (role is DeskRole.OPERATOR)
    assert not may(DeskRole.FASILITATOR, Right.DECIDE)
    assert may(DeskRole.SEKRETARIS, Right.MINUTES)


def test_every_command_of_floor_queue_agenda_and_wall_is_the_operators() -> None:
    lead = {Group.FLOOR, Group.QUEUE, Group.AGENDA, Group.WALL}
    assert {right_of(command) for command in COMMANDS if command.group in lead} == {Right.LEAD}
    assert {right_of(c) for c in COMMANDS if c.command_id in ("session.role", "session.quit", "screen.help")} == {
        Right.LOOK
    }


def test_a_fasilitator_cannot_move_the_floor_in_any_way(room: TestRoom) -> None:
    room.floor.request(room.ids[1])
    become(room, DeskRole.FASILITATOR)
    for key in (KEY.Key_Space, KEY.Key_Return, KEY.Key_A, KEY.Key_G):
        room.press(key)
    tile = room.console.multiview.findChildren(FeedTile)[2]
    QTest.mouseDClick(tile, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    room.console.floor.list.opened.emit(room.floor.state.queue[0].request_id)
    room.settle()
    assert (holder(room), queue(room)) == (0, [2])
    assert "ganti peran" in room.console.floor._note.text()
    room.console.sound.level_wanted.emit(Bus.ROOM, -6.0)
    assert ("level", Bus.ROOM, -6.0) not in room.mixer.told
    assert not room.console.commands.is_enabled("session.closing")
    assert room.console.commands.is_enabled("proposal.new")
    assert room.console.commands.is_enabled("sound.listen") is (room.console.commands.is_allowed("sound.listen"))
    assert "Peran meja ini: Fasilitator" in titles(room)


def test_the_operator_comes_back_by_the_same_key(room: TestRoom) -> None:
    become(room, DeskRole.SEKRETARIS)
    assert room.console.commands.is_enabled("session.minutes")
    room.floor.request(room.ids[1])
    become(room, DeskRole.OPERATOR)
    room.press(KEY.Key_Space)
    assert holder(room) == 2
    assert room.signed == ["sekretaris", "operator"]
    assert not any("Peran" in title for title in titles(room))


def test_what_is_written_is_signed_by_the_role(room: TestRoom) -> None:
    desk = room.decisions
    desk.sign_as("sekretaris")
    stored = samples.proposal(1, room.ids[0])
    room.store.put(stored)
    desk.discuss(stored.proposal_id).result()
    assert [command.actor for command in room.decision_store.decided] == ["sekretaris"]
