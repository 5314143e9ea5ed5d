"""The floor under any order of commands and any clock: the promises that hold at every step."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import count, pairwise

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.domain.floor import (
    NO_REQUEST,
    UNDO_DEPTH,
    UNDO_WITHIN_MS,
    Accept,
    AddTime,
    Cancel,
    ClearQueue,
    CloseList,
    Command,
    Deny,
    Extend,
    FloorEvent,
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
    replay,
    without_undone,
)
from app.domain.identity import RequestId, SiteId
from app.domain.site import HALL

SITES = tuple(SiteId(f"32.75.{number:02d}.1001") for number in range(1, 5))
PLACES = (*SITES, HALL)
T0 = 1_516_672_800_000

sites = st.sampled_from(SITES)
places = st.sampled_from(PLACES)
speakers = st.builds(Speaker, st.sampled_from(["", "Ibu Siti", "Pak Joko"]), st.sampled_from(["", "Ketua RW 007"]))
# What the clock of the computer did since the command before. It is not set back by so much that
# it could not catch up: then all that follows would happen in one moment.
passing = st.one_of(st.integers(1, 600_000), st.integers(1, 30_000), st.integers(-300_000, 0))
# Nearly all requests are alike, and those must keep their order.
priorities = st.sampled_from([Priority.NORMAL, Priority.NORMAL, *Priority])
turn_kinds = st.sampled_from([TurnKind.USULAN, TurnKind.USULAN, *TurnKind])
kinds = FloorEventKind

# RFC 8855, section 4: what may follow what in the life of one request. Our own events change no state.
FOLLOWS = {
    None: {kinds.REQUESTED},
    kinds.REQUESTED: {kinds.ACCEPTED, kinds.DENIED, kinds.CANCELLED},
    kinds.ACCEPTED: {kinds.GRANTED, kinds.DENIED, kinds.CANCELLED},
    kinds.GRANTED: {kinds.RELEASED, kinds.REVOKED},
    kinds.DENIED: set(),
    kinds.CANCELLED: set(),
    kinds.RELEASED: set(),
    kinds.REVOKED: set(),
}
ENDS = (kinds.RELEASED, kinds.REVOKED)
REORDERS = {kinds.MOVED, kinds.PRIORITY_SET, kinds.KIND_SET}


def exact(state: FloorState) -> FloorState:
    """Return the floor without the time of its last event, which never goes back."""
    return replace(state, last_ms=0)


class FloorMachine(RuleBasedStateMachine):
    """An operator who presses anything at any time, at a computer whose clock is set back now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.fresh = self.state = FloorState()
        self.log: list[FloorEvent] = []
        self.told: tuple[FloorEvent, ...] = ()
        self.before: list[tuple[FloorState, int]] = []
        self.now_ms = T0
        self.ids = count()
        self.connected = set(SITES)

    @initialize(turn_s=st.sampled_from([1, 60, 300]), chair=st.sampled_from([None, None, SITES[3]]))
    def begin(self, turn_s: int, chair: SiteId | None) -> None:
        self.fresh = self.state = FloorState(turn_s=turn_s, chair=chair)

    def execute(self, command: Command, ms: int) -> bool:
        """Carry out a command; return whether the floor took it. A refusal is not in the log, so it changed nothing."""
        self.now_ms += ms
        before = self.state
        try:
            outcome = apply(before, command, self.now_ms, self.connected)
        except FloorRefused:
            return False
        assert outcome.events
        self.state = outcome.state
        self.log += outcome.events
        self.told = without_undone(self.log)
        if not isinstance(command, Undo):
            self.before.append((before, outcome.events[0].at_ms))
        return True

    def new_id(self) -> RequestId:
        return RequestId(f"r{next(self.ids)}")

    def some_id(self, number: int) -> RequestId:
        """Return the id of a request of any age, or of none."""
        known = list(dict.fromkeys(event.request_id for event in self.told if event.request_id))
        return known[number % len(known)] if known else RequestId("tidak ada")

    # --- what the operator, the links and the clock do ---------------------------------------

    @rule(ms=passing)
    def time_passes(self, ms: int) -> None:
        self.now_ms += ms

    @rule(site_id=sites)
    def link_changes(self, site_id: SiteId) -> None:
        self.connected ^= {site_id}

    @rule(site_id=places, speaker=speakers, priority=priorities, accept=st.booleans(), kind=turn_kinds, ms=passing)
    def request(
        self, site_id: SiteId, speaker: Speaker, priority: Priority, accept: bool, kind: TurnKind, ms: int
    ) -> None:
        taken = self.execute(Request(self.new_id(), site_id, speaker, priority, accept, kind), ms)
        if site_id == HALL:
            assert taken or (self.state.is_closed and not kind.is_between)

    @rule(site_id=places, speaker=speakers, kind=st.none() | turn_kinds, override=st.booleans(), ms=passing)
    def grant(self, site_id: SiteId, speaker: Speaker, kind: TurnKind | None, override: bool, ms: int) -> None:
        waits = self.state.waiting_request(site_id)
        between = bool((kind or (waits.kind if waits else TurnKind.USULAN)).is_between)
        heard = site_id == HALL or site_id in self.connected
        was_free = not self.state.holds(site_id) or site_id == HALL
        taken = self.execute(Grant(site_id, self.new_id(), speaker, kind, override), ms)
        if not heard and not override:
            assert not taken
        elif not between:
            assert taken == was_free
            assert self.state.holds(site_id)

    @rule(number=st.integers(0, 99), ms=passing)
    def accept(self, number: int, ms: int) -> None:
        self.execute(Accept(self.some_id(number)), ms)

    @rule(number=st.integers(0, 99), command=st.sampled_from([Deny, Cancel]), ms=passing)
    def deny_or_cancel(self, number: int, command: type[Deny | Cancel], ms: int) -> None:
        self.execute(command(self.some_id(number)), ms)

    @rule(number=st.integers(0, 99), speaker=speakers, ms=passing)
    def name_speaker(self, number: int, speaker: Speaker, ms: int) -> None:
        self.execute(NameSpeaker(self.some_id(number), speaker), ms)

    @rule(number=st.integers(0, 99), kind=turn_kinds, ms=passing)
    def set_kind(self, number: int, kind: TurnKind, ms: int) -> None:
        self.execute(SetKind(self.some_id(number), kind), ms)

    @rule(number=st.integers(0, 99), priority=priorities, ms=passing)
    def set_priority(self, number: int, priority: Priority, ms: int) -> None:
        self.execute(SetPriority(self.some_id(number), priority), ms)

    @rule(number=st.integers(0, 99), place=st.integers(-1, 9), ms=passing)
    def move(self, number: int, place: int, ms: int) -> None:
        request_id = self.some_id(number)
        who = Counter(r.request_id for r in self.state.waiting)
        if self.execute(Move(request_id, place), ms):
            assert Counter(r.request_id for r in self.state.waiting) == who

    @rule(command=st.sampled_from([ClearQueue(), CloseList(), OpenList()]), ms=passing)
    def work_on_the_list(self, command: Command, ms: int) -> None:
        self.execute(command, ms)

    @rule(mode=st.sampled_from([FloorMode.OPERATOR, *FloorMode]), limit=st.sampled_from([1, 1, 2, 3, 0]), ms=passing)
    def set_mode(self, mode: FloorMode, limit: int, ms: int) -> None:
        self.execute(SetMode(mode, limit), ms)

    @rule(ms=passing)
    def next_speaker(self, ms: int) -> None:
        first = self.state.next_request(self.connected)
        assert self.execute(Next(), ms) == (first is not None)
        assert first is None or first.request_id in {turn.request_id for turn in self.state.on_floor}

    @rule(ms=passing)
    def next_response(self, ms: int) -> None:
        self.execute(NextResponse(), ms)

    @rule(command=st.sampled_from([Release(), Revoke()]), ms=passing)
    def end_of_turn(self, command: Command, ms: int) -> None:
        speaking = self.state.speaking
        assert self.execute(command, ms) == (speaking is not None)
        assert speaking is None or speaking.request_id not in {turn.request_id for turn in self.state.on_floor}

    @rule(number=st.integers(0, 99), ms=passing)
    def end_of_a_certain_turn(self, number: int, ms: int) -> None:
        self.execute(Release(self.some_id(number)), ms)

    @rule(ms=passing)
    def re_add_last(self, ms: int) -> None:
        if self.execute(ReAddLast(self.new_id()), ms) and self.state.mode is not FloorMode.OPEN:
            assert self.state.accepted[0].request_id == self.log[-1].request_id

    @rule(ms=passing)
    def move_up(self, ms: int) -> None:
        """Done by itself, a few times a second: it takes nothing from what can be taken back."""
        self.now_ms += ms
        before = self.state
        outcome = apply(before, MoveUp(), self.now_ms, self.connected)
        self.state = outcome.state
        if not outcome.events:
            assert exact(before) == exact(outcome.state)
            return
        assert before.mode is FloorMode.OPEN
        self.log += outcome.events
        self.told = without_undone(self.log)
        if len(outcome.state.past) > len(before.past) or len(before.past) == UNDO_DEPTH:
            is_new = outcome.state.past[-1].events == outcome.events
        else:
            is_new = False
        if is_new:
            self.before.append((before, outcome.events[0].at_ms))

    @rule(command=st.sampled_from([Pause, Resume]), number=st.none() | st.integers(0, 99), ms=passing)
    def pause_or_resume(self, command: type[Pause | Resume], number: int | None, ms: int) -> None:
        self.execute(command(NO_REQUEST if number is None else self.some_id(number)), ms)

    @rule(ms=passing)
    def take_all_time_away(self, ms: int) -> None:
        allotted_s = self.state.speaking.allotted_s if self.state.speaking else 0
        assert not self.execute(Extend(-allotted_s), ms)

    @rule(command=st.builds(Extend, st.integers(-300, 300)) | st.builds(SetTime, st.integers(0, 600)), ms=passing)
    def allot(self, command: Command, ms: int) -> None:
        self.execute(command, ms)

    @rule(seconds=st.integers(-300, 300), number=st.integers(0, 99), ms=passing)
    def allot_to_a_certain_turn(self, seconds: int, number: int, ms: int) -> None:
        self.execute(Extend(seconds, self.some_id(number)), ms)

    @rule(site_id=sites, seconds=st.integers(-120, 120), ms=passing)
    def add_time(self, site_id: SiteId, seconds: int, ms: int) -> None:
        self.execute(AddTime(((site_id, seconds),)), ms)

    @precondition(lambda self: self.before)
    @rule(ms=st.integers(0, UNDO_WITHIN_MS + 5000))
    def undo(self, ms: int) -> None:
        kept = len(self.state.past)
        before, at_ms = self.before[-1]
        changed = self.state
        if self.execute(Undo(), ms):
            assert kept
            assert exact(self.state) == exact(before)
            self.before.pop()
        else:
            assert not kept or self.now_ms - at_ms > UNDO_WITHIN_MS
            assert self.state is changed

    # --- what holds at every step ------------------------------------------------------------

    @property
    def turns(self) -> tuple[FloorRequest, ...]:
        """All turns, the running ones last."""
        return (*self.state.turns, *self.state.on_floor)

    def teardown(self) -> None:
        """Whatever was done, the log alone gives the same floor, and what can be taken back."""
        again = replay(self.log, self.fresh)
        assert again == self.state
        assert again.past == self.state.past
        assert exact(replay(self.told, self.fresh)) == exact(self.state)

    @invariant()
    def there_are_never_more_open_than_the_mode_allows(self) -> None:
        assert len(self.state.counted) <= self.state.limit
        assert len(self.state.past) <= UNDO_DEPTH
        between = self.state.interposed
        assert not between or (between.kind.is_between and all(turn.is_paused for turn in self.state.holders))
        assert not any(turn.kind.is_between for turn in self.state.holders)
        assert not any(turn.yields_to for turn in self.state.holders) or between
        assert set(self.state.open_sites) <= {turn.site_id for turn in self.state.on_floor} - {HALL}

    @invariant()
    def no_request_and_no_site_is_in_two_places(self) -> None:
        places = Counter(r.request_id for r in (*self.turns, *self.state.waiting))
        assert all(number == 1 for number in places.values())
        ended = Counter(e.request_id for e in self.told if e.kind in (kinds.DENIED, kinds.CANCELLED))
        filed = Counter(e.request_id for e in self.told if e.kind is kinds.REQUESTED)
        assert places + ended == filed
        held = {turn.site_id for turn in self.state.holders} - {HALL}
        assert not held & {r.site_id for r in self.state.waiting}
        waiting = Counter((r.site_id, r.kind.is_between) for r in self.state.waiting if r.site_id != HALL)
        assert all(number == 1 for number in waiting.values())

    @invariant()
    def the_queue_is_numbered_and_in_order(self) -> None:
        line = self.state.queue
        first = {r.site_id: n for n, r in reversed(list(enumerate(line, start=1)))}
        assert {site_id: self.state.queue_position(site_id) for site_id in PLACES} == {
            site_id: first.get(site_id, 0) for site_id in PLACES
        }
        if REORDERS & {event.kind for event in self.told}:
            return
        accepted = {e.request_id: n for n, e in enumerate(self.told) if e.kind is kinds.ACCEPTED}
        for earlier, later in pairwise(line):
            assert earlier.rank > later.rank or accepted[earlier.request_id] < accepted[later.request_id]

    @invariant()
    def a_status_says_where_a_request_is(self) -> None:
        assert all(r.status in (RequestStatus.PENDING, RequestStatus.ACCEPTED) for r in self.state.waiting)
        assert all(r.status in (RequestStatus.RELEASED, RequestStatus.REVOKED) for r in self.state.turns)
        assert all(turn.status is RequestStatus.GRANTED for turn in self.state.on_floor)

    @invariant()
    def every_request_lives_as_bfcp_says(self) -> None:
        last: dict[RequestId, FloorEventKind] = {}
        for event in self.told:
            if event.kind in FOLLOWS:
                assert event.kind in FOLLOWS[last.get(event.request_id)]
                last[event.request_id] = event.kind

    @invariant()
    def every_turn_has_a_begin_and_an_end(self) -> None:
        assert all(0 < r.requested_ms <= r.granted_ms <= r.ended_ms for r in self.state.turns)
        assert all(0 < r.requested_ms <= r.granted_ms and r.ended_ms == 0 for r in self.state.on_floor)
        assert not any(r.granted_ms or r.ended_ms for r in self.state.waiting)
        assert not any(turn.is_paused for turn in self.state.turns)
        assert all(turn.allotted_s > 0 for turn in self.turns)
        ends = [turn.ended_ms for turn in self.state.turns]
        assert ends == sorted(ends)

    @invariant()
    def times_never_run_backwards(self) -> None:
        times = [event.at_ms for event in self.log]
        assert times == sorted(times)
        assert self.state.last_ms == (times[-1] if times else 0)

    @invariant()
    def spoken_and_paused_times_add_up_to_the_clock(self) -> None:
        """Count the running clocks in the log itself, and compare them with what the turns say."""
        until_ms = max(self.now_ms, self.state.last_ms)
        running: dict[RequestId, int] = {}
        spoken: Counter[RequestId] = Counter()
        for event in self.told:
            if event.kind in (kinds.GRANTED, kinds.RESUMED):
                running[event.request_id] = event.at_ms
            elif event.kind in (kinds.PAUSED, *ENDS) and event.request_id in running:
                spoken[event.request_id] += event.at_ms - running.pop(event.request_id)
        for request_id, since_ms in running.items():
            spoken[request_id] += until_ms - since_ms
        for turn in self.turns:
            assert turn.spoken_ms(until_ms) == spoken[turn.request_id]
            paused_ms = turn.paused_total_ms + (until_ms - turn.paused_since_ms if turn.is_paused else 0)
            assert turn.spoken_ms(until_ms) + paused_ms == (turn.ended_ms or until_ms) - turn.granted_ms


TestFloor = FloorMachine.TestCase
# A run of this machine is short, and its rules are many.
TestFloor.settings = settings(max_examples=settings.default.max_examples * 3)
