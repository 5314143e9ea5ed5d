"""A SIPD list of 4,000 rows, through a real store on the disk: read, compared, taken in, written, read again."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path

from app.data.store import Store
from app.data.usulan_file import read_usulan
from app.domain.proposal import Proposal, ProposalFields, Source
from app.domain.session import Session
from app.domain.usulan_import import UsulanList
from app.domain.usulan_import_plan import Outcome, UsulanPlan
from app.domain.usulan_place import Places
from app.domain.usulan_rows import understand
from app.minutes.usulan_lists import export_usulan
from app.session.clock import SystemClock
from app.settings.paths import find_paths
from app.settings.session_file import load_session
from app.settings.wilayah_file import load_wilayah
from tests.bench.figures import Figures
from tests.data.usulan_lists import sipd_file

_ROWS = 4_000
_ORIGINS = ("source", "external_id", "status", "others")


def bench_import_sipd() -> Figures:
    """Take the list in, show what it would do before, give it back, and compare each field with a second store's.

    `seconds` is from the file on the disk to the durable commit, with the plan that a person looks at between.
    """
    paths = find_paths()
    session = load_session(paths.sessions / "2018-01-23-kelurahan.toml")
    places = Places(session, load_wilayah(paths.resources / "reference" / "bekasi-wilayah.csv"))
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        file = sipd_file(folder / "sipd.xlsx", session, _ROWS)
        with _store(folder / "satu", session) as first, _store(folder / "dua", session) as second:
            began_s = time.perf_counter()
            listed = understand(read_usulan(file), places)
            read_s = time.perf_counter()
            plan = first.imports.plan(session.session_id, listed).result()
            planned_s = time.perf_counter()
            _take(first, session, listed)
            taken_s = time.perf_counter()
            assert plan.count(Outcome.NEW) == _ROWS, plan.bad[:3]
            again = understand(read_usulan(file), places)
            unchanged = first.imports.plan(session.session_id, again).result()
            unchanged = _take(first, session, again) if not unchanged.writes else unchanged
            again_s = time.perf_counter()
            written = first.record(session.session_id).result().proposals
            back = export_usulan(Source.SIPD, session, written, folder / "keluar", SystemClock().now_ms())
            exported_s = time.perf_counter()
            _take(second, session, understand(read_usulan(back), places))
            differences = _differences(written, second.record(session.session_id).result().proposals)
            differences += _ROWS - unchanged.count(Outcome.SAME)
    return Figures(
        "import_sipd",
        {
            "seconds": round(taken_s - began_s, 2),
            "roundtrip_differences": differences,
            "read_seconds": round(read_s - began_s, 2),
            "plan_seconds": round(planned_s - read_s, 2),
            "write_seconds": round(taken_s - planned_s, 2),
            "again_seconds": round(again_s - taken_s, 2),
            "export_seconds": round(exported_s - again_s, 2),
            "rows": _ROWS,
        },
        bars={"seconds": "≤ 5", "roundtrip_differences": "0"},
    )


def _store(folder: Path, session: Session) -> Store:
    clock = SystemClock()
    store = Store.open(folder / "musrenbang.db", "operator", clock)
    store.open_session(session, clock.now_ms()).result()
    return store


def _take(store: Store, session: Session, listed: UsulanList) -> UsulanPlan:
    return store.imports.take(session.session_id, listed, SystemClock().now_ms()).result()


def _differences(first: Sequence[Proposal], second: Sequence[Proposal]) -> int:
    """Count the fields that differ, also of the columns without a field, the decision and the site."""
    others: Mapping[str, Proposal] = {one.origin.external_id: one for one in second}
    count = abs(len(first) - len(second))
    for one in first:
        other = others.get(one.origin.external_id)
        if other is None:
            count += 1
            continue
        count += sum(getattr(one.fields, f.name) != getattr(other.fields, f.name) for f in fields(ProposalFields))
        count += sum(getattr(one.origin, name) != getattr(other.origin, name) for name in _ORIGINS)
        count += (one.site_id, one.decided.state, one.decided.reason, one.state) != (
            *(other.site_id, other.decided.state, other.decided.reason, other.state),
        )
    return count
