"""What an operator can do with the floor. Each command is a value; `app.domain.floor_rules` decides what follows."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.errors import UserError
from app.domain.floor_state import NO_REQUEST, FloorMode, Priority, Speaker, TurnKind
from app.domain.identity import RequestId, SiteId

_UNNAMED = Speaker()


class FloorRefused(UserError):  # noqa: N818 - a refusal is an answer, not a failure
    """The command does not fit the state of the floor. The state is unchanged."""


class SiteNotConnected(FloorRefused):
    """The site cannot be heard now; the same command with `override` gives it the floor nevertheless."""


@dataclass(frozen=True, slots=True)
class Request:
    """A site asks for the floor. `accept=False` leaves it PENDING for the chair.

    With an open or an overriding floor it may get it at once.
    """

    request_id: RequestId
    site_id: SiteId
    speaker: Speaker = _UNNAMED
    priority: Priority = Priority.NORMAL
    accept: bool = True
    kind: TurnKind = TurnKind.USULAN


@dataclass(frozen=True, slots=True)
class Accept:
    """The chair accepts a pending request into the queue."""

    request_id: RequestId


@dataclass(frozen=True, slots=True)
class Deny:
    """The chair refuses a request."""

    request_id: RequestId


@dataclass(frozen=True, slots=True)
class Cancel:
    """The site withdraws its request."""

    request_id: RequestId


@dataclass(frozen=True, slots=True)
class Grant:
    """Give the floor to a site now; whoever has held it longest has finished if there is no room beside him.

    - A waiting request is used: the one with this `request_id`, else the site's first one (of this `kind`, if
      one is named). Without one `request_id` names the new request.
    - A kind that is spoken in between leaves the holder the floor and stops his clock. It ends what is spoken in
      between already, unless that goes before it: then it waits in front of the queue.
    - `override` gives it to a site that is not connected; the log says so.
    """

    site_id: SiteId
    request_id: RequestId
    speaker: Speaker = _UNNAMED
    kind: TurnKind | None = None
    override: bool = False


@dataclass(frozen=True, slots=True)
class Next:
    """The first of the queue that is connected begins ("shift"); see Grant for who has finished then."""


@dataclass(frozen=True, slots=True)
class NextResponse:
    """The first of the answers begins, in between."""


@dataclass(frozen=True, slots=True)
class Release:
    """A speaker has finished: who speaks in between, else the holder, or the turn that is named."""

    request_id: RequestId = NO_REQUEST


@dataclass(frozen=True, slots=True)
class Revoke:
    """The chair takes the floor back, from the same one as with Release."""

    request_id: RequestId = NO_REQUEST


@dataclass(frozen=True, slots=True)
class Extend:
    """Give whoever speaks, or the turn that is named, more time, or less with a negative number."""

    seconds: int
    request_id: RequestId = NO_REQUEST


@dataclass(frozen=True, slots=True)
class SetTime:
    """Set the allotted time of whoever speaks, or of the turn that is named, in seconds."""

    seconds: int
    request_id: RequestId = NO_REQUEST


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop the clock of whoever speaks, or of the turn that is named; he keeps the floor."""

    request_id: RequestId = NO_REQUEST


@dataclass(frozen=True, slots=True)
class Resume:
    """Let the clock of whoever speaks, or of the turn that is named, run again.

    Not that of a turn that somebody speaks in between of: it goes on after him.
    """

    request_id: RequestId = NO_REQUEST


@dataclass(frozen=True, slots=True)
class NameSpeaker:
    """Say who speaks (or will speak) in this request."""

    request_id: RequestId
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class SetKind:
    """Say what is said in this request. What is spoken in between stays so, and the other way round."""

    request_id: RequestId
    kind: TurnKind


@dataclass(frozen=True, slots=True)
class SetPriority:
    """Change how urgent a waiting request is; its place follows."""

    request_id: RequestId
    priority: Priority


@dataclass(frozen=True, slots=True)
class Move:
    """Put a waiting request at a place of its list, 1 for the first; a place too far counts as the end."""

    request_id: RequestId
    position: int


@dataclass(frozen=True, slots=True)
class ClearQueue:
    """Withdraw every request, pending ones and answers too."""


@dataclass(frozen=True, slots=True)
class CloseList:
    """Take no more requests. What is spoken in between is still taken: interupsi, tanggapan, arahan."""


@dataclass(frozen=True, slots=True)
class OpenList:
    """Take requests again."""


@dataclass(frozen=True, slots=True)
class SetMode:
    """Choose how the floor is given and how many sites beside the chair may have it at once."""

    mode: FloorMode
    limit: int = 1


@dataclass(frozen=True, slots=True)
class ReAddLast:
    """Put the one who has finished last back in front of the queue, under a new name: a key was hit too early."""

    request_id: RequestId


@dataclass(frozen=True, slots=True)
class AddTime:
    """Add seconds to the budgets of sites, or take some away."""

    seconds_by_site: tuple[tuple[SiteId, int], ...]


@dataclass(frozen=True, slots=True)
class MoveUp:
    """Let those who wait move up where the floor is open and there is room, as when a site is connected again.

    Nothing happens otherwise; it is never refused and causes no events then.
    """


@dataclass(frozen=True, slots=True)
class Undo:
    """Take the last command back."""


Command = (
    Request
    | Accept
    | Deny
    | Cancel
    | Grant
    | Next
    | NextResponse
    | Release
    | Revoke
    | Extend
    | SetTime
    | Pause
    | Resume
    | NameSpeaker
    | SetKind
    | SetPriority
    | Move
    | ClearQueue
    | CloseList
    | OpenList
    | SetMode
    | ReAddLast
    | AddTime
    | MoveUp
    | Undo
)
