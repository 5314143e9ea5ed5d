"""The store with 100,000 proposals: search while typing, what a durable save costs, and scrolling the list."""

from __future__ import annotations

import gc
import os
import random
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from app.data.database import Database, open_writer, write_transaction
from app.data.proposals import save_proposal
from app.data.store import Store
from app.domain.identity import ProposalId, SessionId, SiteId, uuid7
from app.domain.proposal import Proposal, ProposalFields, ProposalQuery, ProposalState, SaveProposal
from app.domain.similar import SimilarQuery
from app.settings.padanan_file import load_padanan
from tests.bench.figures import Figures
from tests.data.samples import SESSION_ID, SteppingClock, session, site

PROPOSALS = 100_000
_SITES = 12
_SAVES = 400
_PADANAN = Path("resources/reference/padanan-kata.txt")
_NEEDS = (
    *("perbaikan saluran", "normalisasi drainase", "pemasangan lampu PJU", "pengecoran jalan lingkungan"),
    *("pembangunan posyandu", "pengadaan gerobak sampah", "pemasangan CCTV", "pelatihan UMKM", "pembuatan turap"),
    *("renovasi balai warga", "sumur resapan", "pemangkasan pohon", "taman bermain", "rambu lalu lintas"),
)
_WHY = ("rusak parah", "tergenang setiap hujan", "gelap pada malam hari", "belum ada", "sudah lama diusulkan")
_STREETS = (
    *("Kusuma", "Melati", "Mawar", "Cempaka", "Kenanga", "Anggrek", "Rajawali", "Merpati", "Garuda", "Nangka"),
    *("Rambutan", "Manggis", "Delima", "Bougenville", "Flamboyan", "Sakura", "Pahlawan", "Diponegoro", "Veteran"),
)
_PEOPLE = ("Asep", "Sri", "Nur", "Budi", "Wati", "Joko", "Siti", "Dedi", "Rina", "Agus", "Yanti", "Hendra")
_TYPED = (
    *("saluran", "pju", "kusuma barat", "RW 07 drainase", "posyandu", "PJG-014", "asep melati", "cctv RT 3"),
    *("gerobak sampah mawar", "turap", "rajawali 12", "taman bermain cempaka", "drainse", "posyandhu melati"),
)


def bench_store() -> Figures:
    """Fill a store, then search, save and scroll as a facilitator does."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        path = Path(name) / "usulan.db"
        with Store.open(path, "fasilitator", SteppingClock(), padanan=load_padanan(_PADANAN)) as store:
            sites = _sites()
            store.open_session(_session(sites), 1_516_669_200_000).result()
            filled_s = _fill(store, sites)
            # The program finds its proposals in the file, and its collector leaves alone what the start made.
            gc.collect()
            gc.freeze()
            warmed_s, waited = _warm(store, sites)
            searched = _search(store)
            first_ms, similar = _similar(store, sites)
            ours, bare, line = _acknowledgements(store, sites, Path(name))
            stall_ms = _scroll(store, sites)
    ours_50, ours_99 = _at(ours, 50), _at(ours, 99)
    bare_50, bare_99 = _at(bare, 50), _at(bare, 99)
    return Figures(
        "store",
        {
            "proposals": PROPOSALS,
            "filled_s": round(filled_s, 1),
            "warmed_s": round(warmed_s, 1),
            "wait_while_warming_ms_max": _at(waited, 100),
            "search_p50_ms": _at(searched, 50),
            "search_p99_ms": _at(searched, 99),
            "search_worst_ms": _at(searched, 100),
            "similar_first_ms": round(first_ms, 1),
            "similar_p99_ms": _at(similar, 99),
            "ack_ratio_p50": round(ours_50 / bare_50, 2),
            "ack_ratio_p99": round(ours_99 / bare_99, 2),
            "ack_ratio_to_one_line_p50": round(ours_50 / _at(line, 50), 2),
            "ack_ms_p50": ours_50,
            "ack_ms_p99": ours_99,
            "ui_stall_ms_max": round(stall_ms, 1),
        },
        {
            "bare_commit_ms_p50": bare_50,
            "bare_commit_ms_p99": bare_99,
            "one_line_commit_ms_p50": _at(line, 50),
            "one_line_commit_ms_p99": _at(line, 99),
        },
        {
            "wait_while_warming_ms_max": "≤ 30",
            "search_p99_ms": "≤ 30",
            "ack_ratio_p50": "≤ 1.5",
            "ack_ratio_p99": "≤ 1.5",
            "ui_stall_ms_max": "≤ 16",
        },
    )


def _sites() -> list[SiteId]:
    return [SiteId(f"32.75.06.{1001 + number}") for number in range(_SITES)]


def _session(sites: Sequence[SiteId]):  # noqa: ANN202
    made = session()
    roster = tuple(site(site_id, f"Kelurahan {n}", f"K{chr(65 + n)}") for n, site_id in enumerate(sites))
    return type(made)(**{**{f: getattr(made, f) for f in made.__dataclass_fields__}, "sites": roster})


def _fields(dice: random.Random) -> ProposalFields:
    street = f"Jl. {dice.choice(_STREETS)} {dice.choice(('Barat', 'Timur', 'Raya', ''))} {dice.randint(1, 40)}"
    return ProposalFields(
        pengusul=f"Bapak {dice.choice(_PEOPLE)}",
        rw=str(dice.randint(1, 33)),
        rt=str(dice.randint(1, 12)),
        permasalahan=f"{dice.choice(_NEEDS)} {dice.choice(_WHY)}",
        usulan=f"{dice.choice(_NEEDS)} {street}",
        lokasi=street,
    )


def _saves(dice: random.Random, sites: Sequence[SiteId]) -> Iterator[SaveProposal]:
    at_ms = 1_516_669_200_000
    while True:
        at_ms += 7
        yield SaveProposal(
            ProposalId(uuid7(at_ms)), SessionId(SESSION_ID), dice.choice(sites), ProposalState.RECORDED,
            _fields(dice), "fasilitator",
        )  # fmt: skip


def _fill(store: Store, sites: Sequence[SiteId]) -> float:
    """Write all in transactions of a thousand: only the content matters here."""
    saves = _saves(random.Random(1), sites)
    log, started_s = store._log, time.monotonic()

    def write(db: Database) -> None:
        for _ in range(1000):
            save_proposal(db, log, next(saves), 1_516_669_200_000)

    for _ in range(PROPOSALS // 1000):
        store._writer.submit(write).result()
    return time.monotonic() - started_s


def _warm(store: Store, sites: Sequence[SiteId]) -> tuple[float, list[float]]:
    """Make ready what a room makes ready after it opened; time what a question waits that costs nothing itself."""
    began_s, waited = time.monotonic(), list[float]()
    warming = store.warm(sites, after_s=0)
    while warming.is_running:
        waited.append(_timed(lambda: store.count_recorded(SessionId("lain"))))
        time.sleep(0.013)
    return time.monotonic() - began_s, waited


def _search(store: Store) -> list[float]:
    """Type each text letter by letter, as the search field asks, and time the answers. The first tells nothing yet."""
    store.find_proposals(ProposalQuery(SessionId(SESSION_ID), text="zzzzzz")).result()
    typed = [text[:length] for text in _TYPED for length in range(1, len(text) + 1)]
    return [_timed(lambda: store.find_proposals(ProposalQuery(SessionId(SESSION_ID), text=text))) for text in typed]  # noqa: B023


def _similar(store: Store, sites: Sequence[SiteId]) -> tuple[float, list[float]]:
    dice = random.Random(2)

    def ask(site_id: SiteId) -> float:
        fields = _fields(dice)
        return _timed(lambda: store.similar_proposals(SimilarQuery(site_id, fields)))

    first = [ask(site_id) for site_id in sites]
    return max(first), [ask(dice.choice(sites)) for _ in range(200)]


def _timed(ask) -> float:  # noqa: ANN001
    started_ns = time.perf_counter_ns()
    ask().result()
    return (time.perf_counter_ns() - started_ns) / 1e6


def _acknowledgements(
    store: Store, sites: Sequence[SiteId], folder: Path
) -> tuple[list[float], list[float], list[float]]:
    """Take turns between a save and two bare commits, so that the disk's mood hits all three.

    The bare commit, by which the bar goes, writes the same: a row of a proposal and its line of the log, by plain
    statements into a file that holds the same hundred thousand of each, without an index, a search, a trigger, a chain
    or a thread. The other writes one line of 700 letters into a file that holds nothing else.
    """
    saves = _saves(random.Random(3), sites)
    bare, rows = _bare(folder / "bare.db", store.path)
    line = open_writer(folder / "line.db")
    line.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, body TEXT)")
    ours: list[float] = []
    theirs: list[float] = []
    lines: list[float] = []
    for _ in range(_SAVES):
        save = next(saves)
        ours.append(_timed(lambda: store.save_proposal(save, 1_516_669_300_000)))  # noqa: B023
        theirs.append(_committed_ms(bare, rows))
        lines.append(_committed_ms(line, {"INSERT INTO row (body) VALUES (?)": ("x" * 700,)}))
    bare.close()
    line.close()
    return ours, theirs, lines


def _bare(path: Path, store_path: Path) -> tuple[Database, dict[str, tuple[object, ...]]]:
    """Copy proposals and log into plain tables; return the open file, and what to insert with which statements."""
    db = open_writer(path)
    db.execute("ATTACH ? AS store", (str(store_path),))
    rows: dict[str, tuple[object, ...]] = {}
    for table in ("proposal", "op"):
        db.execute(f"CREATE TABLE {table} AS SELECT * FROM store.{table}")
        # The last is a proposal's in both.
        row = db.execute(f"SELECT * FROM {table} ORDER BY rowid DESC LIMIT 1").fetchone()
        rows[f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})"] = row
    db.execute("DETACH store")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return db, rows


def _committed_ms(db: Database, rows: Mapping[str, tuple[object, ...]]) -> float:
    started_ns = time.perf_counter_ns()
    with write_transaction(db):
        for statement, row in rows.items():
            db.execute(statement, row)
    return (time.perf_counter_ns() - started_ns) / 1e6


def _scroll(store: Store, sites: Sequence[SiteId]) -> float:
    """Show the list, page through it and type into its search field; return the longest time without the event loop."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.bench.list_scroll import longest_stall_ms  # noqa: PLC0415 - Qt only where it is needed

    names = {site_id: f"Kelurahan {number}" for number, site_id in enumerate(sites)}

    def rows(text: str) -> tuple[Proposal, ...]:
        return store.find_proposals(ProposalQuery(SessionId(SESSION_ID), text=text)).result()

    return longest_stall_ms(names, rows, _TYPED)


def _at(times_ms: Sequence[float], percent: int) -> float:
    return round(float(np.percentile(np.array(times_ms), percent)), 2)
