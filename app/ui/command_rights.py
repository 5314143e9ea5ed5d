"""Which right a command needs: by its group, and for the pages by what is done there."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.desk_role import Right
from app.ui.command import Command, Group

_BY_GROUP: Mapping[Group, Right] = {
    Group.FLOOR: Right.LEAD,
    Group.QUEUE: Right.LEAD,
    Group.AGENDA: Right.LEAD,
    Group.SOUND: Right.LEAD,
    Group.WALL: Right.LEAD,
    Group.PROPOSAL: Right.WRITE,
}
_BY_ID: Mapping[str, Right] = {
    # Listening at the headphones changes nothing for anybody else, and to find is to look.
    "sound.listen": Right.LOOK,
    # Whoever sits there can silence a room in which something goes wrong.
    "sound.mute": Right.LOOK,
    "proposal.find": Right.LOOK,
    "screen.wall": Right.LEAD,
    "session.check": Right.LEAD,
    "session.sound": Right.LEAD,
    "session.line_check": Right.LEAD,
    "session.agenda": Right.LEAD,
    "session.attendance": Right.WRITE,
    "session.decide": Right.DECIDE,
    "session.minutes": Right.MINUTES,
    "session.closing": Right.MINUTES,
    "session.export": Right.MINUTES,
}


def right_of(command: Command) -> Right:
    """Return what somebody must be for to give a command."""
    return _BY_ID.get(command.command_id) or _BY_GROUP.get(command.group, Right.LOOK)
