"""What the server of the sync protocol takes in and hands out over real HTTP, run as in the field."""

from __future__ import annotations

import gzip
import os
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from app.domain.sealing import Json
from app.server.place import ServerPlace, open_server
from app.server.rights import Role
from app.server_worker import UNLIMITED
from app.sync.wire import write_push
from app.sync.wire_replies import read_pull_page, read_push_reply
from tests.bench.figures import Figures
from tests.bench.store import _at
from tests.server.http_rig import HttpStation
from tests.server.postgres import postgres
from tests.server.rig import NOW_MS, StationLog
from tests.server.running import running_server

OPS = int(os.environ.get("BENCH_SYNC_OPS", "20000"))
"""So many operations of one station on embedded SQLite."""

_PUSH_OPS = 200
_STATIONS = 12
_STATION_PUSHES = max(4, OPS // 500)
_STATION_OPS = 50


def bench_sync_rate() -> Figures:
    """Push and pull on embedded SQLite, then twelve stations at once on PostgreSQL."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        push_ops_s, pull_rows_s, page_ms = _alone(Path(name))
    with tempfile.TemporaryDirectory(prefix="bench-") as name, postgres() as server:
        waits_ms, errors, together_ops_s = _together(ServerPlace(Path(name), server.database()))
    return Figures(
        "sync_rate",
        {
            "ops": OPS,
            "push_ops_s": round(push_ops_s),
            "pull_rows_s": round(pull_rows_s),
            "pull_page_ms_p95": page_ms,
            "stations": _STATIONS,
            "stations_pushes": len(waits_ms),
            "stations_errors": errors,
            "stations_ops_s": round(together_ops_s),
            "stations_push_ms_p50": _at(waits_ms, 50),
            "stations_push_ms_p99": _at(waits_ms, 99),
        },
        {},
        {
            "push_ops_s": "≥ 1000",
            "pull_rows_s": "≥ 5000",
            "stations_errors": "= 0",
            "stations_push_ms_p99": "≤ 500",
        },
    )


def write_proposals(log: StationLog, count: int) -> None:
    """Write as a facilitator does: a proposal with what a form holds, and one correction of every fifth."""
    for number in range(count):
        if number % 5 == 4:
            before = f"{log.device_id}-{number - 1}"
            log.write(before, 1, {"usulan": [f"Perbaikan saluran {number - 1}", f"Normalisasi saluran {number}"]})
        else:
            log.write(f"{log.device_id}-{number}", 0, _proposal(number))


def _proposal(number: int) -> dict[str, Json]:
    fields: dict[str, Json] = {
        "session_id": "2018-01-23-kelurahan",
        "site_id": f"32.75.06.{1001 + number % 12}",
        "number": f"PJG-{number:03}",
        "state": "dicatat",
        "pengusul": "Asep Supriatna",
        "rw": f"{number % 20:02}",
        "rt": f"{number % 9:02}",
        "permasalahan": "Saluran tersumbat, air naik ke jalan setiap hujan lebih dari satu jam",
        "usulan": f"Perbaikan saluran {number}",
        "lokasi": "Jalan Kusuma Barat dari gapura sampai musala",
        "urgensi": "mendesak",
        "volume": "120",
        "satuan": "m",
        "perkiraan_biaya": 45_000_000,
        "keputusan": "belum_dibahas",
    }
    return {name: [None, value] for name, value in fields.items()}


def packed_pushes(log: StationLog, epoch: str, size: int) -> list[bytes]:
    """Return the whole log as bodies that are ready to be sent."""
    return [gzip.compress(write_push(epoch, log.ops[at : at + size]), 5) for at in range(0, len(log.ops), size)]


HEADERS = {"Content-Type": "application/json", "Content-Encoding": "gzip"}


def _alone(folder: Path) -> tuple[float, float, float]:
    opened = open_server(ServerPlace(folder), lambda: NOW_MS)
    with running_server(folder, "", 1, {UNLIMITED: "1"}) as url:
        enrolled = opened.sync.enrol(opened.sync.issue_code("a", Role.OPERATOR), "a")
        log = StationLog("a", enrolled.token)
        write_proposals(log, OPS)
        with HttpStation(url, opened.sync.server_id, log) as station:
            bodies = packed_pushes(log, station.epoch(), _PUSH_OPS)
            started = time.perf_counter()
            for body in bodies:
                answer = station.post("/v1/sync/push", data=body, headers=HEADERS)
                assert answer.status_code == 201
            push_s = time.perf_counter() - started
            assert read_push_reply(answer.content).acked_seq == OPS
            pages_ms: list[float] = []
            rows, cursor, has_more = 0, "", True
            started = time.perf_counter()
            while has_more:
                asked = time.perf_counter()
                page = read_pull_page(station.get("/v1/sync/pull", params={"cursor": cursor, "limit": 1000}).content)
                pages_ms.append((time.perf_counter() - asked) * 1000)
                rows, cursor, has_more = rows + len(page.rows), page.next_cursor, page.has_more
            pull_s = time.perf_counter() - started
            assert rows == OPS - OPS // 5
    opened.close()
    return OPS / push_s, rows / pull_s, _at(pages_ms, 95)


def _together(place: ServerPlace) -> tuple[list[float], int, float]:
    opened = open_server(place, lambda: NOW_MS)
    waits_ms: list[float] = []
    errors = 0
    ready = threading.Barrier(_STATIONS + 1)
    with running_server(place.folder, place.database_url, max(2, os.cpu_count() or 1), {UNLIMITED: "1"}) as url:

        def send(number: int) -> None:
            nonlocal errors
            name = f"s{number}"
            log = StationLog(name, opened.sync.enrol(opened.sync.issue_code(name, Role.OPERATOR), name).token)
            write_proposals(log, _STATION_PUSHES * _STATION_OPS)
            with HttpStation(url, opened.sync.server_id, log) as station:
                bodies = packed_pushes(log, station.epoch(), _STATION_OPS)
                ready.wait()
                for body in bodies:
                    asked = time.perf_counter()
                    answer = station.post("/v1/sync/push", data=body, headers=HEADERS)
                    waits_ms.append((time.perf_counter() - asked) * 1000)
                    errors += answer.status_code != 201

        with ThreadPoolExecutor(_STATIONS) as pool:
            sent = [pool.submit(send, number) for number in range(_STATIONS)]
            ready.wait()
            started = time.perf_counter()
            for one in sent:
                one.result()
            took_s = time.perf_counter() - started
    opened.close()
    return waits_ms, errors, len(waits_ms) * _STATION_OPS / took_s
