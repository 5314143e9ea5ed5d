"""The commands about proposals: which one is discussed, and what is decided. The rules are those of the console."""

from __future__ import annotations

from app.domain.proposal import Decision
from app.domain.text import QT_TRANSLATE_NOOP
from app.remote.arguments import Argument, Given, Kind
from app.remote.command import Act, RemoteCommand, RoomControls

_NUMBER = Argument("number", Kind.TEXT, QT_TRANSLATE_NOOP("remote", "Nomor usulan, misalnya PJG-014."))
_ANY_NUMBER = Argument(
    "number", Kind.TEXT, QT_TRANSLATE_NOOP("remote", "Nomor usulan; kosong berarti yang sedang dibahas."), ""
)
_REASON = Argument("reason", Kind.TEXT, QT_TRANSLATE_NOOP("remote", "Alasan, paling sedikit 10 huruf."))
_ANY_REASON = Argument("reason", Kind.TEXT, QT_TRANSLATE_NOOP("remote", "Alasan; boleh kosong."), "")


def _decide(state: Decision, *, takes_reason: bool) -> Act:
    def act(room: RoomControls, given: Given) -> object:
        return room.decisions.decide(given.text("number"), state, given.text("reason") if takes_reason else "")

    return act


PROPOSAL_COMMANDS: tuple[RemoteCommand, ...] = (
    RemoteCommand(
        "proposal.discuss",
        QT_TRANSLATE_NOOP("remote", "Bahas sebuah usulan"),
        _decide(Decision.DISCUSSED, takes_reason=False),
        (_NUMBER,),
    ),
    RemoteCommand(
        "proposal.agree",
        QT_TRANSLATE_NOOP("remote", "Usulan disepakati"),
        _decide(Decision.AGREED, takes_reason=False),
        (_ANY_NUMBER,),
    ),
    RemoteCommand(
        "proposal.refuse",
        QT_TRANSLATE_NOOP("remote", "Usulan belum disepakati"),
        _decide(Decision.NOT_AGREED, takes_reason=True),
        (_REASON, _ANY_NUMBER),
    ),
    RemoteCommand(
        "proposal.postpone",
        QT_TRANSLATE_NOOP("remote", "Usulan ditunda"),
        _decide(Decision.POSTPONED, takes_reason=True),
        (_ANY_REASON, _ANY_NUMBER),
    ),
    RemoteCommand(
        "proposal.reopen",
        QT_TRANSLATE_NOOP("remote", "Putusan usulan dibuka lagi"),
        _decide(Decision.UNDISCUSSED, takes_reason=False),
        (_ANY_NUMBER,),
    ),
)
