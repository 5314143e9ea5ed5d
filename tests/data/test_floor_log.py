"""What the floor's log says comes back from the disk as it was, whatever an operator does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from app.data.store import Store
from app.domain.floor import (
    AddTime,
    ClearQueue,
    CloseList,
    Command,
    Extend,
    FloorMode,
    FloorRefused,
    FloorState,
    Grant,
    Move,
    Next,
    NextResponse,
    OpenList,
    Pause,
    Priority,
    ReAddLast,
    Release,
    Request,
    Resume,
    Revoke,
    SetKind,
    SetMode,
    SetPriority,
    Speaker,
    TurnKind,
    Undo,
    apply,
    replay,
)
from app.domain.identity import RequestId
from app.domain.site import HALL
from tests.data.samples import BINTARA, OPENED_MS, PEJUANG, SESSION_ID, session

PLACES = (PEJUANG, BINTARA, HALL)
SPEAKER = Speaker("Kabid Jalan", "Dinas PU", "OPD")


def some_command(random: Random, number: int, state: FloorState) -> Command:
    """Make a command of any kind, about a request that waits where it needs one."""
    new_id, place = RequestId(f"r{number}"), random.choice(PLACES)
    kind = random.choice(list(TurnKind))
    waiting = random.choice(state.waiting).request_id if state.waiting else new_id
    made: tuple[Callable[[], Command], ...] = (
        lambda: Request(new_id, place, SPEAKER, random.choice(list(Priority)), kind=kind),
        lambda: Grant(place, new_id, SPEAKER, kind, override=True),
        lambda: SetMode(random.choice(list(FloorMode)), random.choice([1, 2])),
        lambda: Move(waiting, random.randint(1, 3)),
        lambda: SetPriority(waiting, random.choice(list(Priority))),
        lambda: SetKind(waiting, kind),
        lambda: AddTime(((PEJUANG, 60), (BINTARA, -30))),
        lambda: ReAddLast(new_id),
        *(lambda c=c: c for c in (Next(), NextResponse(), Release(), Revoke(), Pause(), Resume(), Extend(30))),
        *(lambda c=c: c for c in (CloseList(), OpenList(), ClearQueue(), Undo(), Undo())),
    )
    return random.choice(made)()


@pytest.mark.parametrize("seed", range(3))
def test_the_log_on_the_disk_gives_the_same_floor(path: Path, seed: int, open_store: Callable[[Path], Store]) -> None:
    random, state, now_ms = Random(seed), FloorState(), OPENED_MS
    store = open_store(path)
    store.open_session(session(), OPENED_MS).result()
    taken = 0
    for number in range(250):
        now_ms += random.randint(0, 30_000)
        try:
            outcome = apply(state, some_command(random, number, state), now_ms, {PEJUANG})
        except FloorRefused:
            continue
        state, taken = outcome.state, taken + 1
        store.append_floor(SESSION_ID, outcome.events).result()
    again = replay(store.floor_events(SESSION_ID).result())
    assert taken > 60
    assert again == state
    assert (again.past, again.step) == (state.past, state.step)
