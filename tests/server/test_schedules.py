"""Two stations push in any order, cut and repeated as they like: nothing is lost, nothing is there twice."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.domain.sealing import Json
from app.server.pull import read_feed
from app.server.tables import OP
from app.sync.digest import NOTHING, row_mark, with_mark
from app.sync.wire_replies import Outcome
from tests.server.rig import Rig, StationLog

FIELDS = ("usulan", "rw")
WRITES = st.tuples(st.sampled_from(["p1", "p2"]), st.sampled_from(FIELDS), st.integers(0, 3))
PUSHES = st.tuples(st.sampled_from(["a", "b"]), st.integers(0, 6), st.integers(1, 4))


def write(station: StationLog, seen: dict[str, dict[str, Json]], step: tuple[str, str, int]) -> None:
    """Write as a station that never pulls: what it saw last is what it wrote."""
    row_id, name, value = step
    fields = seen.setdefault(row_id, {})
    station.write(row_id, int(fields.get("#") or 0), {name: [fields.get(name), value]})
    fields[name] = value
    fields["#"] = int(fields.get("#") or 0) + 1


def replayed(ops: list[tuple[str, Json]]) -> dict[str, dict[str, Json]]:
    """Apply operations in the order they took effect, by the rule alone."""
    rows: dict[str, dict[str, Json]] = {}
    for row_id, patch in ops:
        row = rows.setdefault(row_id, {})
        assert isinstance(patch, dict)
        for name, pair in patch.items():
            assert isinstance(pair, list)
            if name not in row or row[name] == pair[0]:
                row[name] = pair[1]
    return rows


@settings(max_examples=40, deadline=None)
@given(st.lists(WRITES, max_size=6), st.lists(WRITES, max_size=6), st.lists(PUSHES, max_size=12))
def test_rows_are_the_replay_of_what_was_accepted(
    by_a: list[tuple[str, str, int]], by_b: list[tuple[str, str, int]], pushes: list[tuple[str, int, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        rig = Rig(Path(folder) / "server.db")
        try:
            check(rig, {"a": by_a, "b": by_b}, pushes)
        finally:
            rig.database.close()


def check(rig: Rig, writes: dict[str, list[tuple[str, str, int]]], pushes: list[tuple[str, int, int]]) -> None:
    stations = {name: rig.station(name) for name in writes}
    last = dict.fromkeys(writes, 0)
    finals: dict[str, dict[str, dict[str, Json]]] = {}
    for name, steps in writes.items():
        finals[name] = {}
        for step in steps:
            write(stations[name], finals[name], step)
    for name, back, length in [*pushes, ("a", 0, 200), ("b", 0, 200)]:
        first = max(1, last[name] + 1 - back)
        if not stations[name].ops[first - 1 : first - 1 + length]:
            continue
        reply = rig.push(stations[name], first, first - 1 + length)
        assert Outcome.QUARANTINED not in [one.outcome for one in reply.results]
        last[name] = max(last[name], first - 1 + min(length, len(stations[name].ops) - first + 1))
        assert reply.acked_seq == last[name]

    with rig.database.reading() as connection:
        taken = connection.execute(select(OP).order_by(OP.c.applied_no)).all()
        digests = read_feed(connection, "", 1000).sessions
    ops = {(name, op["seq"]): op for name, station in stations.items() for op in station.ops}
    assert sorted((one.device_id, one.seq) for one in taken) == sorted(ops)
    pulled = rig.rows(stations["a"], limit=2)
    expected = replayed([(one.entity_id, ops[one.device_id, one.seq]["patch"]) for one in taken])
    assert {row_id: row for (entity, row_id), row in pulled.items() if entity == "proposal"} == expected

    # I3: the last value of each station stands, was overwritten by one that saw it, or is in an open conflict.
    beside = [row for (entity, _), row in pulled.items() if entity == "conflict" and row["state"] == "open"]
    for name, rows in finals.items():
        for row_id, fields in rows.items():
            for field, value in fields.items():
                stands = field == "#" or expected[row_id][field] == value
                is_beside = any(
                    (one["entity_id"], one["field"], one["value"], one["device_id"]) == (row_id, field, value, name)
                    for one in beside
                )
                seen = any(
                    op["entity_id"] == row_id and field in op["patch"] and op["patch"][field][0] == value  # type: ignore[operator, index, call-overload]
                    for op in ops.values()
                )
                assert stands or is_beside or seen

    digest = NOTHING
    for (entity, row_id), row in pulled.items():
        digest = with_mark(digest, row_mark(entity, row_id, row))
    if pulled:
        assert [(one.session_id, one.count, one.digest) for one in digests] == [("", len(pulled), digest)]
