"""The floor under any order of commands and any clock: the promises that hold at every step."""

from __future__ import annotations

from collections import Counter
from itertools import count, pairwise

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.domain.floor import (
    Accept,
    Cancel,
    Command,
    Deny,
    Extend,
    FloorEvent,
    FloorEventKind,
    FloorRefused,
    FloorRequest,
    FloorState,
    Grant,
    NameSpeaker,
    Next,
    Pause,
    Priority,
    Release,
    Request,
    RequestStatus,
    Resume,
    Revoke,
    Speaker,
    apply,
    replay,
)
from app.domain.identity import RequestId, SiteId

SITES = tuple(SiteId(f"32.75.{number:02d}.1001") for number in range(1, 5))
T0 = 1_516_672_800_000

sites = st.sampled_from(SITES)
speakers = st.builds(Speaker, st.sampled_from(["", "Ibu Siti", "Pak Joko"]), st.sampled_from(["", "Ketua RW 007"]))
# What the clock of the computer did since the command before. It is not set back by so much that
# it could not catch up: then all that follows would happen in one moment.
passing = st.one_of(st.integers(1, 600_000), st.integers(1, 600_000), st.integers(-300_000, 0))
# Nearly all requests are alike, and those must keep their order.
priorities = st.sampled_from([Priority.NORMAL, Priority.NORMAL, *Priority])
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


class FloorMachine(RuleBasedStateMachine):
    """An operator who presses anything at any time, at a computer whose clock is set back now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.turn_s = 300
        self.state = FloorState()
        self.log: list[FloorEvent] = []
        self.now_ms = T0
        self.ids = count()

    @initialize(turn_s=st.sampled_from([1, 60, 300]))
    def begin(self, turn_s: int) -> None:
        self.turn_s = turn_s
        self.state = FloorState(turn_s=turn_s)

    def execute(self, command: Command, ms: int) -> bool:
        """Carry out a command; return whether the floor took it. A refusal is not in the log, so it changed nothing."""
        self.now_ms += ms
        try:
            outcome = apply(self.state, command, self.now_ms)
        except FloorRefused:
            return False
        assert outcome.events
        self.state = outcome.state
        self.log += outcome.events
        return True

    def new_id(self) -> RequestId:
        return RequestId(f"r{next(self.ids)}")

    def some_id(self, number: int) -> RequestId:
        """Return the id of a request of any age, or of none."""
        known = list(dict.fromkeys(event.request_id for event in self.log))
        return known[number % len(known)] if known else RequestId("tidak ada")

    # --- what the operator and the clock do --------------------------------------------------

    @rule(ms=passing)
    def time_passes(self, ms: int) -> None:
        self.now_ms += ms

    @rule(site_id=sites, speaker=speakers, priority=priorities, accept=st.booleans(), ms=passing)
    def request(self, site_id: SiteId, speaker: Speaker, priority: Priority, accept: bool, ms: int) -> None:
        is_free = self.state.waiting_request(site_id) is None and not self.holds(site_id)
        assert self.execute(Request(self.new_id(), site_id, speaker, priority, accept), ms) == is_free

    @rule(site_id=sites, speaker=speakers, ms=passing)
    def grant(self, site_id: SiteId, speaker: Speaker, ms: int) -> None:
        held = self.holds(site_id)
        assert self.execute(Grant(site_id, self.new_id(), speaker), ms) != held
        assert self.holds(site_id)

    @rule(number=st.integers(0, 99), ms=passing)
    def accept(self, number: int, ms: int) -> None:
        self.execute(Accept(self.some_id(number)), ms)

    @rule(number=st.integers(0, 99), ms=passing)
    def deny(self, number: int, ms: int) -> None:
        self.execute(Deny(self.some_id(number)), ms)

    @rule(number=st.integers(0, 99), ms=passing)
    def cancel(self, number: int, ms: int) -> None:
        self.execute(Cancel(self.some_id(number)), ms)

    @rule(number=st.integers(0, 99), speaker=speakers, ms=passing)
    def name_speaker(self, number: int, speaker: Speaker, ms: int) -> None:
        self.execute(NameSpeaker(self.some_id(number), speaker), ms)

    @rule(ms=passing)
    def next_speaker(self, ms: int) -> None:
        first = self.state.queue[0].site_id if self.state.queue else None
        assert self.execute(Next(), ms) == (first is not None)
        assert first is None or self.holds(first)

    @rule(command=st.sampled_from([Release(), Revoke()]), ms=passing)
    def end_of_turn(self, command: Command, ms: int) -> None:
        assert self.execute(command, ms) or self.state.holder is None
        assert self.state.holder is None

    @rule(command=st.sampled_from([Pause(), Resume()]), ms=passing)
    def pause_or_resume(self, command: Command, ms: int) -> None:
        self.execute(command, ms)

    @rule(ms=passing)
    def take_all_time_away(self, ms: int) -> None:
        allotted_s = self.state.holder.allotted_s if self.state.holder else 0
        assert not self.execute(Extend(-allotted_s), ms)

    @rule(seconds=st.integers(-300, 300), ms=passing)
    def extend(self, seconds: int, ms: int) -> None:
        self.execute(Extend(seconds), ms)

    def holds(self, site_id: SiteId) -> bool:
        return self.state.holder is not None and self.state.holder.site_id == site_id

    # --- what holds at every step ------------------------------------------------------------

    @property
    def turns(self) -> tuple[FloorRequest, ...]:
        """All turns, the running one last."""
        return (*self.state.turns, *([self.state.holder] if self.state.holder else []))

    @invariant()
    def the_log_gives_the_same_state(self) -> None:
        assert replay(self.log, FloorState(turn_s=self.turn_s)) == self.state

    @invariant()
    def there_are_never_two_holders(self) -> None:
        holder: RequestId | None = None
        for event in self.log:
            if event.kind is kinds.GRANTED:
                assert holder is None
                holder = event.request_id
            elif event.kind in ENDS:
                assert holder == event.request_id
                holder = None
        assert holder == (self.state.holder.request_id if self.state.holder else None)

    @invariant()
    def no_request_and_no_site_is_in_two_places(self) -> None:
        places = Counter(r.request_id for r in (*self.turns, *self.state.waiting))
        assert all(number == 1 for number in places.values())
        still_open = Counter(r.site_id for r in (*self.turns[len(self.state.turns) :], *self.state.waiting))
        assert all(number == 1 for number in still_open.values())

    @invariant()
    def the_queue_is_numbered_and_in_order(self) -> None:
        line = self.state.queue
        assert [self.state.queue_position(r.site_id) for r in line] == list(range(1, len(line) + 1))
        assert [r.priority for r in line] == sorted((r.priority for r in line), reverse=True)
        accepted = {e.request_id: n for n, e in enumerate(self.log) if e.kind is kinds.ACCEPTED}
        for earlier, later in pairwise(line):
            assert earlier.priority > later.priority or accepted[earlier.request_id] < accepted[later.request_id]
        outside = set(SITES) - {r.site_id for r in line}
        assert all(self.state.queue_position(site_id) == 0 for site_id in outside)

    @invariant()
    def a_status_says_where_a_request_is(self) -> None:
        assert all(r.status in (RequestStatus.PENDING, RequestStatus.ACCEPTED) for r in self.state.waiting)
        assert all(r.status in (RequestStatus.RELEASED, RequestStatus.REVOKED) for r in self.state.turns)
        assert self.state.holder is None or self.state.holder.status is RequestStatus.GRANTED

    @invariant()
    def every_request_lives_as_bfcp_says(self) -> None:
        last: dict[RequestId, FloorEventKind] = {}
        for event in self.log:
            if event.kind in FOLLOWS:
                assert event.kind in FOLLOWS[last.get(event.request_id)]
                last[event.request_id] = event.kind

    @invariant()
    def every_turn_has_a_begin_and_an_end(self) -> None:
        assert all(0 < r.requested_ms <= r.granted_ms <= r.ended_ms for r in self.state.turns)
        assert all(0 < r.requested_ms <= r.granted_ms and r.ended_ms == 0 for r in self.turns[len(self.state.turns) :])
        assert not any(r.granted_ms or r.ended_ms for r in self.state.waiting)
        assert not any(turn.is_paused for turn in self.state.turns)
        assert all(earlier.ended_ms <= later.granted_ms for earlier, later in pairwise(self.turns))
        assert all(turn.allotted_s > 0 for turn in self.turns)

    @invariant()
    def times_never_run_backwards(self) -> None:
        times = [event.at_ms for event in self.log]
        assert times == sorted(times)
        assert self.state.last_ms == (times[-1] if times else 0)

    @invariant()
    def spoken_times_add_up(self) -> None:
        """Count the running clock in the log itself, and compare it with what the turns say."""
        until_ms = max(self.now_ms, self.state.last_ms)
        running_since_ms: int | None = None
        spoken_ms = 0
        for event in self.log:
            if event.kind in (kinds.GRANTED, kinds.RESUMED):
                running_since_ms = event.at_ms
            elif event.kind in (kinds.PAUSED, *ENDS):
                spoken_ms += event.at_ms - running_since_ms if running_since_ms is not None else 0
                running_since_ms = None
        if running_since_ms is not None:
            spoken_ms += until_ms - running_since_ms
        assert sum(turn.spoken_ms(until_ms) for turn in self.turns) == spoken_ms


TestFloor = FloorMachine.TestCase
# A run of this machine is short, and its rules are many.
TestFloor.settings = settings(max_examples=settings.default.max_examples * 3)
