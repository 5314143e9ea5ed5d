"""What the wall is given to show: the room, the scene, and what a card says. Plain values, compared and painted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage

from app.domain.proposal import Decision, Proposal, format_volume
from app.domain.session import Session
from app.domain.wall import WallScene
from app.ui.room_view import RoomView, place_of


@dataclass(frozen=True, slots=True)
class ProposalCard:
    """A proposal as forty people read it. `photo` is None if there is none.

    `decision` is said on the card once there is one: the room sees what it has agreed on.
    """

    number: str
    asked: str
    problem: str
    place: str
    site: str
    proposer: str
    volume: str
    photo: QImage | None = None
    decision: Decision = Decision.UNDISCUSSED


@dataclass(frozen=True, slots=True)
class WallView:
    """Everything the wall shows but pictures. `recorded` counts the proposals of the session."""

    room: RoomView
    scene: WallScene
    recorded: int = 0
    card: ProposalCard | None = None


def proposal_card(session: Session, proposal: Proposal, photo: QImage | None = None) -> ProposalCard:
    """Return the card of a proposal."""
    fields = proposal.fields
    rt_rw = "/".join(f"{word} {value}" for word, value in (("RT", fields.rt), ("RW", fields.rw)) if value.strip())
    known = rt_rw.replace(" ", "") in fields.lokasi.replace(" ", "")
    volume = " ".join(part for part in (format_volume(fields.volume), fields.satuan.strip()) if part)
    return ProposalCard(
        number=proposal.number,
        asked=" ".join(fields.usulan.split()),
        problem=" ".join(fields.permasalahan.split()),
        place=", ".join(part for part in (" ".join(fields.lokasi.split()), "" if known else rt_rw) if part),
        site=place_of(session.site(proposal.site_id)),
        proposer=" ".join(fields.pengusul.split()),
        volume=volume if fields.volume is not None else "",
        photo=photo,
        decision=proposal.decided.state,
    )
