from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from app.domain.errors import UserError
from app.domain.floor import (
    Accept,
    AddTime,
    Cancel,
    ClearQueue,
    CloseList,
    Command,
    Deny,
    Extend,
    FloorEventKind,
    FloorMode,
    FloorRefused,
    FloorRequest,
    FloorState,
    Grant,
    Move,
    MoveUp,
    NameSpeaker,
    Next,
    NextResponse,
    OpenList,
    Pause,
    Priority,
    ReAddLast,
    Release,
    Request,
    RequestStatus,
    Resume,
    Revoke,
    SetKind,
    SetMode,
    SetPriority,
    SetTime,
    Speaker,
    TurnKind,
    Undo,
    apply,
    decide,
    replay,
)
from app.domain.identity import RequestId, SiteId
from tests.domain.floors import JOKO, SITI, T0, TURN_S, A, B, C, D, ask, floor_after, grant, own, play

# --- every command in every state ---------------------------------------------------------------

STATES: dict[str, tuple[Command, ...]] = {
    "nobody": (),
    "asked": (ask(B, accept=False),),
    "queued": (ask(B),),
    "speaks": (grant(A),),
    "paused": (grant(A), Pause()),
    "speaks+asked": (grant(A), ask(B, accept=False)),
    "speaks+queued": (grant(A), ask(B)),
    "over": (grant(A), Release()),
}
COMMANDS: dict[str, Command] = {
    "request-A": ask(A),
    "request-B": ask(B),
    "ask-C": ask(C, accept=False),
    "request-C": ask(C),
    "accept-B": Accept(own(B)),
    "deny-B": Deny(own(B)),
    "cancel-B": Cancel(own(B)),
    "cancel-A": Cancel(own(A)),
    "grant-A": grant(A),
    "grant-B": grant(B),
    "grant-C": grant(C),
    "next": Next(),
    "release": Release(),
    "revoke": Revoke(),
    "extend": Extend(60),
    "shorten": Extend(-TURN_S + 1),
    "shorten-to-0": Extend(-TURN_S),
    "pause": Pause(),
    "resume": Resume(),
    "name-A": NameSpeaker(own(A), SITI),
    "name-B": NameSpeaker(own(B), SITI),
    "name-C": NameSpeaker(own(C), SITI),
    "set-time": SetTime(60),
    "set-no-time": SetTime(0),
    "kind-A": SetKind(own(A), TurnKind.PAPARAN),
    "kind-B": SetKind(own(B), TurnKind.TANGGAPAN),
    "urgent-B": SetPriority(own(B), Priority.HIGH),
    "first-B": Move(own(B), 1),
    "clear": ClearQueue(),
    "close": CloseList(),
    "open": OpenList(),
    "mode": SetMode(FloorMode.OPEN, 2),
    "no-limit": SetMode(FloorMode.OPEN, 0),
    "again": ReAddLast(RequestId("lagi")),
    "time": AddTime(((A, 60), (B, 0))),
    "no-time": AddTime(()),
    "answer": NextResponse(),
    "answer-D": Grant(D, own(D), kind=TurnKind.TANGGAPAN),
    "interrupt-A": Grant(A, own(A), kind=TurnKind.INTERUPSI),
    "move-up": MoveUp(),
    "undo": Undo(),
}
LETTERS = {
    "Q": FloorEventKind.REQUESTED,
    "A": FloorEventKind.ACCEPTED,
    "G": FloorEventKind.GRANTED,
    "D": FloorEventKind.DENIED,
    "C": FloorEventKind.CANCELLED,
    "L": FloorEventKind.RELEASED,
    "V": FloorEventKind.REVOKED,
    "E": FloorEventKind.EXTENDED,
    "P": FloorEventKind.PAUSED,
    "R": FloorEventKind.RESUMED,
    "N": FloorEventKind.SPEAKER_NAMED,
    "K": FloorEventKind.KIND_SET,
    "Y": FloorEventKind.PRIORITY_SET,
    "M": FloorEventKind.MOVED,
    "X": FloorEventKind.LIST_CLOSED,
    "O": FloorEventKind.LIST_OPENED,
    "S": FloorEventKind.MODE_SET,
    "T": FloorEventKind.TIME_ADDED,
    "U": FloorEventKind.UNDONE,
}
REFUSALS = {
    "-speaks": "Lokasi ini sedang bicara.",
    "-waits": "Lokasi ini sudah antre.",
    "-known": "Permintaan ini sudah diterima.",
    "-gone": "Permintaan ini sudah tidak menunggu.",
    "-empty": "Antrean kosong.",
    "-nobody": "Belum ada yang memegang forum.",
    "-zero": "Waktu bicara tidak dapat menjadi nol.",
    "-paused": "Waktu bicara sudah dijeda.",
    "-runs": "Waktu bicara tidak sedang dijeda.",
    "-between": "Giliran dan sela tidak dapat saling diganti.",
    "-same": "Urutannya sudah begitu.",
    "-so": "Antrean sudah begitu.",
    "-none": "Paling sedikit satu lokasi harus dapat bicara.",
    "-unspoken": "Belum ada yang selesai bicara.",
    "-nothing": "Tidak ada waktu yang perlu dibagi.",
    "-late": "Sudah terlalu lama untuk diurungkan: waktu bicaranya sudah berjalan.",
    "-new": "Tidak ada yang dapat diurungkan.",
}
# What each command leads to: the letters of its events (a dot for none), or why it is refused.
TABLE = """
              nobody  asked   queued  speaks  paused  speaks+asked speaks+queued over
request-A     QA      QA      QA      -speaks -speaks -speaks      -speaks       QA
request-B     QA      -waits  -waits  QA      QA      -waits       -waits        QA
ask-C         Q       Q       Q       Q       Q       Q            Q             Q
request-C     QA      QA      QA      QA      QA      QA           QA            QA
accept-B      -gone   A       -known  -gone   -gone   A            -known        -gone
deny-B        -gone   D       D       -gone   -gone   D            D             -gone
cancel-B      -gone   C       C       -gone   -gone   C            C             -gone
cancel-A      -gone   -gone   -gone   -gone   -gone   -gone        -gone         -gone
grant-A       QAG     QAG     QAG     -speaks -speaks -speaks      -speaks       QAG
grant-B       QAG     AG      G       LQAG    LQAG    LAG          LG            QAG
grant-C       QAG     QAG     QAG     LQAG    LQAG    LQAG         LQAG          QAG
next          -empty  -empty  G       -empty  -empty  -empty       LG            -empty
release       -nobody -nobody -nobody L       L       L            L             -nobody
revoke        -nobody -nobody -nobody V       V       V            V             -nobody
extend        -nobody -nobody -nobody E       E       E            E             -nobody
shorten       -nobody -nobody -nobody E       E       E            E             -nobody
shorten-to-0  -nobody -nobody -nobody -zero   -zero   -zero        -zero         -nobody
pause         -nobody -nobody -nobody P       -paused P            P             -nobody
resume        -nobody -nobody -nobody -runs   R       -runs        -runs         -nobody
name-A        -gone   -gone   -gone   N       N       N            N             -gone
name-B        -gone   N       N       -gone   -gone   N            N             -gone
name-C        -gone   -gone   -gone   -gone   -gone   -gone        -gone         -gone
set-time      -nobody -nobody -nobody E       E       E            E             -nobody
set-no-time   -nobody -nobody -nobody -zero   -zero   -zero        -zero         -nobody
kind-A        -gone   -gone   -gone   K       K       K            K             -gone
kind-B        -gone   -between -between -gone -gone   -between     -between      -gone
urgent-B      -gone   Y       Y       -gone   -gone   Y            Y             -gone
first-B       -gone   -same   -same   -gone   -gone   -same        -same         -gone
clear         -empty  C       C       -empty  -empty  C            C             -empty
close         X       X       X       X       X       X            X             X
open          -so     -so     -so     -so     -so     -so          -so           -so
mode          S       S       SG      S       S       S            SG            S
no-limit      -none   -none   -none   -none   -none   -none        -none         -none
again         -unspoken -unspoken -unspoken -unspoken -unspoken -unspoken -unspoken QA
time          T       T       T       T       T       T            T             T
no-time       -nothing -nothing -nothing -nothing -nothing -nothing -nothing     -nothing
answer        -empty  -empty  -empty  -empty  -empty  -empty       -empty        -empty
answer-D      QAG     QAG     QAG     QAPG    QAG     QAPG         QAPG          QAG
interrupt-A   QAG     QAG     QAG     -speaks -speaks -speaks      -speaks       QAG
move-up       .       .       .       .       .       .            .             .
undo          -new    U       U       -late   -late   U            U             -late
"""


def cells() -> list[tuple[str, str, str]]:
    head, *lines = (line.split() for line in TABLE.strip().splitlines())
    return [(state, line[0], answer) for line in lines for state, answer in zip(head, line[1:], strict=True)]


def test_the_table_names_every_state_and_command() -> None:
    assert {state for state, _, _ in cells()} == set(STATES)
    assert {command for _, command, _ in cells()} == set(COMMANDS)
    kinds = {type(command) for command in COMMANDS.values()}
    assert kinds == set(get_args(Command))


@pytest.mark.parametrize(("state_name", "command_name", "answer"), cells())
def test_every_command_in_every_state(state_name: str, command_name: str, answer: str) -> None:
    state = floor_after(*STATES[state_name])
    command, now_ms = COMMANDS[command_name], T0 + 60_000
    if answer.startswith("-"):
        with pytest.raises(FloorRefused) as refused:
            apply(state, command, now_ms)
        assert refused.value.message == REFUSALS[answer]
        assert isinstance(refused.value, UserError)
        assert state == floor_after(*STATES[state_name])
        return
    outcome = apply(state, command, now_ms)
    if answer == ".":
        assert (outcome.events, outcome.state) == ((), state)
        return
    assert [event.kind for event in outcome.events] == [LETTERS[letter] for letter in answer]
    assert {event.at_ms for event in outcome.events} == {now_ms}
    assert outcome.state == replay(outcome.events, state)
    assert outcome.state.last_ms == now_ms
    assert len({event.step for event in outcome.events}) == 1
    assert decide(state, command, now_ms) == outcome.events


# --- BFCP: where a request is in each state ------------------------------------------------------


def status_of(state: FloorState, site_id: SiteId) -> RequestStatus | None:
    everywhere = [*state.waiting, *state.turns, *([state.holder] if state.holder else [])]
    return next((r.status for r in everywhere if r.site_id == site_id), None)


def test_a_request_that_needs_the_chair_goes_from_pending_to_accepted() -> None:
    asked = floor_after(ask(B, accept=False))
    assert (status_of(asked, B), asked.queue, asked.queue_position(B)) == (RequestStatus.PENDING, (), 0)
    assert asked.waiting_request(B) is not None
    accepted = floor_after(ask(B, accept=False), Accept(own(B)))
    assert (status_of(accepted, B), accepted.queue_position(B)) == (RequestStatus.ACCEPTED, 1)
    assert accepted.queue == accepted.waiting


@pytest.mark.parametrize("accept", [False, True])
@pytest.mark.parametrize("end", [Deny(own(B)), Cancel(own(B))])
def test_a_request_that_is_denied_or_withdrawn_leaves_nothing_behind(end: Command, accept: bool) -> None:
    state = floor_after(ask(B, accept=accept), end)
    assert state == FloorState(turn_s=TURN_S, last_ms=T0 + 1000)


def test_a_granted_request_is_the_holder_and_waits_no_more() -> None:
    state = floor_after(ask(B), Next())
    assert state.holder == FloorRequest(
        request_id=own(B),
        site_id=B,
        speaker=Speaker(),
        status=RequestStatus.GRANTED,
        priority=Priority.NORMAL,
        requested_ms=T0,
        granted_ms=T0 + 1000,
        allotted_s=TURN_S,
    )
    assert (state.waiting, state.turns) == ((), ())


@pytest.mark.parametrize(
    ("end", "status"), [(Release(), RequestStatus.RELEASED), (Revoke(), RequestStatus.REVOKED)], ids=str
)
def test_a_turn_ends_as_released_or_revoked(end: Command, status: RequestStatus) -> None:
    state = floor_after(grant(A), end)
    assert state.holder is None
    assert [(turn.site_id, turn.status, turn.granted_ms, turn.ended_ms) for turn in state.turns] == [
        (A, status, T0, T0 + 1000)
    ]


def test_the_next_speaker_ends_the_turn_of_the_one_before() -> None:
    state = floor_after(grant(A), ask(B), ask(C), Next())
    assert state.holder is not None
    assert (state.holder.site_id, state.holder.granted_ms) == (B, T0 + 3000)
    assert [(turn.site_id, turn.status, turn.ended_ms) for turn in state.turns] == [
        (A, RequestStatus.RELEASED, T0 + 3000)
    ]
    assert [state.queue_position(site_id) for site_id in (A, B, C)] == [0, 0, 1]


def test_a_grant_takes_the_request_that_waits_and_not_a_new_one() -> None:
    state = floor_after(ask(B), ask(C), Grant(C, RequestId("lain")))
    assert state.holder is not None
    assert (state.holder.request_id, state.holder.requested_ms) == (own(C), T0 + 1000)
    assert [request.site_id for request in state.waiting] == [B]


def test_a_grant_without_a_request_makes_one_by_the_given_name() -> None:
    state = floor_after(Grant(C, RequestId("baru"), SITI))
    assert state.holder is not None
    assert (state.holder.request_id, state.holder.speaker, state.holder.allotted_s) == (
        RequestId("baru"),
        SITI,
        TURN_S,
    )


@pytest.mark.parametrize("accept", [False, True])
def test_a_grant_keeps_the_name_that_is_known_unless_it_brings_one(accept: bool) -> None:
    known = Request(own(B), B, SITI, Priority.HIGH, accept)
    kept, replaced = floor_after(known, grant(B)).holder, floor_after(known, grant(B, JOKO)).holder
    assert kept is not None
    assert replaced is not None
    assert (kept.speaker, replaced.speaker) == (SITI, JOKO)
    assert kept.priority is replaced.priority is Priority.HIGH


def test_the_turn_lasts_as_long_as_the_session_says() -> None:
    holder = replay(play(grant(A), state=FloorState(turn_s=90))[1]).holder
    assert holder is not None
    assert holder.allotted_s == 90


# --- the queue -----------------------------------------------------------------------------------


def queue(*requests: Command) -> list[SiteId]:
    state = floor_after(*requests)
    assert [state.queue_position(request.site_id) for request in state.queue] == list(range(1, len(state.queue) + 1))
    return [request.site_id for request in state.queue]


def test_who_comes_first_speaks_first() -> None:
    assert queue(ask(C), ask(A), ask(B)) == [C, A, B]


def test_a_higher_priority_goes_before_a_lower_one_and_behind_its_equals() -> None:
    high, low = Priority.HIGH, Priority.LOW
    assert queue(ask(A, priority=low), ask(B), ask(C, priority=high), ask(D, priority=high)) == [C, D, B, A]


def test_the_place_is_taken_when_the_chair_accepts_and_not_when_the_site_asks() -> None:
    assert queue(ask(A, accept=False), ask(B), ask(C, accept=False), Accept(own(C)), Accept(own(A))) == [B, C, A]


def test_a_request_that_is_not_accepted_yet_is_nobodys_place() -> None:
    state = floor_after(ask(A, accept=False), ask(B), Next())
    assert state.holder is not None
    assert state.holder.site_id == B
    with pytest.raises(FloorRefused):
        apply(state, Next(), T0 + 9000)


def test_those_behind_move_up() -> None:
    assert queue(ask(A), ask(B), ask(C), Cancel(own(A))) == [B, C]


# --- names ---------------------------------------------------------------------------------------


def test_a_name_goes_to_the_holder_or_to_the_one_who_waits() -> None:
    state = floor_after(grant(A), ask(B), ask(C), NameSpeaker(own(A), SITI), NameSpeaker(own(C), JOKO))
    assert state.holder is not None
    assert state.holder.speaker == SITI
    assert [request.speaker for request in state.waiting] == [Speaker(), JOKO]


def test_a_name_that_was_given_while_waiting_is_the_speakers() -> None:
    state = floor_after(ask(B), NameSpeaker(own(B), SITI), Next())
    assert state.holder is not None
    assert state.holder.speaker == SITI


# --- time ----------------------------------------------------------------------------------------


def spoken_ms(*steps: tuple[int, Command], until_s: int) -> int:
    """Carry out commands at seconds after T0 and return what the last turn has spoken."""
    state = FloorState(turn_s=TURN_S)
    for at_s, command in steps:
        state = apply(state, command, T0 + at_s * 1000).state
    turn = state.holder or state.turns[-1]
    return turn.spoken_ms(T0 + until_s * 1000)


def test_the_spoken_time_runs_from_the_grant() -> None:
    assert spoken_ms((0, ask(A)), (5, Next()), until_s=65) == 60_000


def test_the_spoken_time_stands_still_in_a_pause() -> None:
    steps = ((0, grant(A)), (10, Pause()))
    assert spoken_ms(*steps, until_s=90) == 10_000
    assert spoken_ms(*steps, (40, Resume()), until_s=45) == 15_000
    assert spoken_ms(*steps, (40, Resume()), (50, Pause()), (60, Resume()), until_s=65) == 25_000


@pytest.mark.parametrize("end", [Release(), Revoke(), grant(B)], ids=str)
def test_a_turn_that_ends_in_a_pause_ends_with_the_pause(end: Command) -> None:
    state = floor_after(grant(A), Pause())
    ended = apply(state, end, T0 + 61_000).state.turns[-1]
    assert (ended.is_paused, ended.paused_total_ms, ended.spoken_ms(T0 + 999_000)) == (False, 60_000, 1000)


def test_a_finished_turn_grows_no_more() -> None:
    assert spoken_ms((0, grant(A)), (30, Release()), until_s=3600) == 30_000


def test_a_request_has_not_spoken() -> None:
    waiting = floor_after(ask(B)).waiting[0]
    assert waiting.spoken_ms(T0 + 60_000) == 0


def test_a_clock_behind_the_grant_counts_nothing_below_zero() -> None:
    holder = floor_after(grant(A)).holder
    assert holder is not None
    assert holder.spoken_ms(T0 - 5000) == 0


def test_extending_and_shortening_change_only_the_allotted_time() -> None:
    holder = floor_after(grant(A), Extend(60), Extend(-30), Extend(0)).holder
    assert holder == replace(floor_after(grant(A)).holder or pytest.fail("no holder"), allotted_s=TURN_S + 30)


def test_a_clock_that_steps_back_is_held_at_the_last_event() -> None:
    state = floor_after(grant(A))
    outcome = apply(state, Release(), T0 - 3_600_000)
    assert [event.at_ms for event in outcome.events] == [T0]
    assert outcome.state.turns[0].spoken_ms(T0) == 0
