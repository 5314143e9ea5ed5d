from __future__ import annotations

import pytest

from app.audio.gates import gates_of
from app.audio.orders import Desk

HOLDER, CHAIR, OTHER = 0, 1, 2
SITTING = Desk(open_feeds=frozenset({HOLDER}), chair_feeds=frozenset({CHAIR}))


def test_the_holder_and_the_chair_are_open_and_nobody_else() -> None:
    gates = gates_of(SITTING, 3)
    assert list(gates.room) == [1.0, 1.0, 0.0]
    assert gates.weights[OTHER] == 0
    assert gates.weights[CHAIR] > gates.weights[HOLDER] > 0


def test_closed_sites_lie_at_the_bed_level_and_take_no_part_in_sharing() -> None:
    gates = gates_of(Desk(open_feeds=frozenset({HOLDER}), bed_db=-20.0), 3)
    assert list(gates.room) == pytest.approx([1.0, 0.1, 0.1])
    assert list(gates.weights) == [1.0, 0.0, 0.0]


def test_priority_leaves_the_chair_alone_even_without_a_bed() -> None:
    gates = gates_of(Desk(frozenset({HOLDER}), frozenset({CHAIR}), bed_db=-20.0, priority=True), 3)
    assert list(gates.room) == [0.0, 1.0, 0.0]


def test_listening_depends_on_nothing_but_itself() -> None:
    for desk in (Desk(cue_feeds=frozenset({OTHER})), Desk(cue_feeds=frozenset({OTHER}), priority=True, panic=True)):
        assert list(gates_of(desk, 3).cue) == [0.0, 0.0, 1.0]
