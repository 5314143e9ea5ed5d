"""A server with a million rows: one page of what changed, and the list that Bappeda reviews."""

from __future__ import annotations

import os
import random
import tempfile
import time
from pathlib import Path

from sqlalchemy import insert, update

from app.domain.sealing import Json, canonical_json
from app.server.database import ServerDatabase
from app.server.place import ServerPlace, open_server
from app.server.review import ReviewQuery, count, find, list_anew
from app.server.rights import Role
from app.server.tables import ROW, SERVER
from app.server_worker import UNLIMITED
from app.sync.digest import row_mark
from app.sync.wire_replies import read_pull_page
from tests.bench.figures import Figures
from tests.bench.store import _at
from tests.server.http_rig import HttpStation
from tests.server.rig import NOW_MS, StationLog
from tests.server.running import running_server

ROWS = int(os.environ.get("BENCH_SERVER_ROWS", "1000000"))
_SESSIONS = 20
_ASKED = 200
_BATCH = 20_000
_PAGE = 500
"""What a station asks for by default."""

_DECISIONS = ("belum_dibahas", "disepakati", "belum_disepakati", "ditunda")
_URGENCIES = ("sangat_mendesak", "mendesak", "sedang", "rendah")
_LEVELS = ("rt_rw", "kelurahan", "kecamatan", "opd_kota")
_KINDS = ("fisik", "non_fisik")


def bench_server_million() -> Figures:
    """Fill a server on embedded SQLite; ask over HTTP and in the list."""
    chance = random.Random(1)
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        filled_s = _fill(ServerPlace(folder), chance)
        opened = open_server(ServerPlace(folder), lambda: NOW_MS)
        token = opened.sync.enrol(opened.sync.issue_code("a", Role.OPERATOR), "a").token
        with (
            running_server(folder, "", 1, {UNLIMITED: "1"}) as url,
            HttpStation(url, opened.sync.server_id, StationLog("a", token)) as station,
        ):
            pages_ms = _pages(station)
        lists_ms, counts_ms = _lists(opened.database, chance)
        opened.close()
    return Figures(
        "server_million",
        {
            "rows": ROWS,
            "filled_s": round(filled_s, 1),
            "pull_page_rows": _PAGE,
            "pull_page_ms_p50": _at(pages_ms, 50),
            "pull_page_ms_p95": _at(pages_ms, 95),
            "review_ms_p50": _at(lists_ms, 50),
            "review_ms_p95": _at(lists_ms, 95),
            "review_with_count_ms_p95": _at(counts_ms, 95),
        },
        {},
        {"pull_page_ms_p95": "≤ 50", "review_ms_p95": "≤ 200", "review_with_count_ms_p95": "≤ 200"},
    )


def _fill(place: ServerPlace, chance: random.Random) -> float:
    started = time.perf_counter()
    opened = open_server(place, lambda: NOW_MS)
    with opened.database.writing() as connection:
        for first in range(0, ROWS, _BATCH):
            connection.execute(
                insert(ROW), [_row(number, chance) for number in range(first, min(ROWS, first + _BATCH))]
            )
        connection.execute(update(SERVER).values(change_no=ROWS))
        list_anew(connection)
    opened.close()
    return time.perf_counter() - started


def _row(number: int, chance: random.Random) -> dict[str, object]:
    session_id = f"sidang-{number % _SESSIONS}"
    fields: dict[str, Json] = {
        "session_id": session_id,
        "site_id": f"32.75.{number % 12 + 1:02}.{1001 + number % 5}",
        "sequence": number // _SESSIONS,
        "number": f"PJG-{number // _SESSIONS:03}",
        "state": "dicatat",
        "pengusul": "Asep Supriatna",
        "rw": f"{number % 20:02}",
        "permasalahan": "Saluran tersumbat, air naik ke jalan setiap hujan lebih dari satu jam",
        "usulan": f"Perbaikan saluran {number}",
        "lokasi": "Jalan Kusuma Barat dari gapura sampai musala",
        "urgensi": chance.choice(_URGENCIES),
        "tingkat": chance.choice(_LEVELS),
        "jenis": chance.choice(_KINDS),
        "keputusan": chance.choice(_DECISIONS),
    }
    entity_id = f"p{number:07}"
    return {
        "entity": "proposal",
        "entity_id": entity_id,
        "session_id": session_id,
        "about": None,
        "revision": 1,
        "change_no": number + 1,
        "deleted": False,
        "fields": canonical_json(fields),
        "origins": "{}",
        "mark": row_mark("proposal", entity_id, fields),
    }


def _pages(station: HttpStation) -> list[float]:
    cursor = ""
    times_ms: list[float] = []
    for _ in range(_ASKED):
        asked = time.perf_counter()
        answer = station.get("/v1/sync/pull", params={"cursor": cursor, "limit": _PAGE})
        times_ms.append((time.perf_counter() - asked) * 1000)
        page = read_pull_page(answer.content)
        assert page.rows
        cursor = page.next_cursor
        if not page.has_more:
            cursor = ""
    return times_ms


def _lists(database: ServerDatabase, chance: random.Random) -> tuple[list[float], list[float]]:
    times_ms: list[float] = []
    counted_ms: list[float] = []
    for _ in range(_ASKED):
        query = ReviewQuery(
            f"sidang-{chance.randrange(_SESSIONS)}",
            site_id=chance.choice(("", f"32.75.{chance.randrange(12) + 1:02}.{1001 + chance.randrange(5)}")),
            keputusan=chance.choice(("", *_DECISIONS)),
            urgensi=chance.choice(("", *_URGENCIES)),
            tingkat=chance.choice(("", *_LEVELS)),
            jenis=chance.choice(("", *_KINDS)),
        )
        asked = time.perf_counter()
        with database.reading() as connection:
            find(connection, query)
            times_ms.append((time.perf_counter() - asked) * 1000)
            count(connection, query)
        counted_ms.append((time.perf_counter() - asked) * 1000)
    return times_ms, counted_ms
