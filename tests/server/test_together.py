"""Many write at once, on both databases and through several processes: nothing is lost, nobody waits for ever."""

from __future__ import annotations

import json
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from app.server.place import ServerPlace, open_server
from app.server.rights import Role
from app.server.verify import verify
from app.sync.wire import write_push
from tests.server.http_rig import HttpStation
from tests.server.postgres import Postgres
from tests.server.rig import NOW_MS, Rig, StationLog
from tests.server.running import running_server

STATIONS, PUSHES, OPS = 4, 6, 5


def test_a_reader_never_skips_what_writers_write_at_once(rig: Rig) -> None:
    """The numbers of changes are seen in their order: a cursor that went past one never misses it (sync.md, §0.8)."""
    stations = [rig.station(f"s{number}") for number in range(STATIONS)]
    for station in stations:
        for number in range(PUSHES * OPS):
            station.write(f"{station.device_id}-{number}", 0, {"usulan": [None, "x"]})
        # One row that all of them write.
        station.write("bersama", 0, {station.device_id: [None, "x"]})
    done = threading.Event()
    seen: set[str] = set()
    cursor = ""

    def read() -> None:
        nonlocal cursor
        page = rig.server.pull(stations[0].token, cursor, 7)
        seen.update(row.entity_id for row in page.rows)
        cursor = page.next_cursor

    def follow() -> None:
        while not done.is_set():
            read()

    def send(station: StationLog) -> None:
        for first in range(1, PUSHES * OPS + 2, OPS):
            rig.push(station, first, first + OPS - 1)

    with ThreadPoolExecutor(STATIONS + 1) as pool:
        following = pool.submit(follow)
        for sent in [pool.submit(send, station) for station in stations]:
            sent.result()
        done.set()
        following.result()
    while rig.server.pull(stations[0].token, cursor, 7).rows:
        read()
    written = {str(op["entity_id"]) for station in stations for op in station.ops}
    assert seen == written
    rows = rig.rows(stations[0])
    assert set(rows["proposal", "bersama"]) == {station.device_id for station in stations}


@pytest.mark.skipif(sys.platform == "win32", reason="the tests' PostgreSQL is Debian's")
def test_several_processes_serve_one_database(postgres_server: Postgres, tmp_path: Path) -> None:
    """Five seconds: three processes that load the server."""
    place = ServerPlace(tmp_path, postgres_server.database())
    opened = open_server(place, lambda: NOW_MS)
    try:
        with running_server(tmp_path, place.database_url, 2) as url:
            logs = []
            for number in range(STATIONS):
                name = f"s{number}"
                enrolled = opened.sync.enrol(opened.sync.issue_code(name, Role.OPERATOR), name)
                logs.append(StationLog(name, enrolled.token))

            def send(log: StationLog) -> None:
                # A new line for each push, so that both processes get some.
                for _ in range(PUSHES):
                    log.write(f"p{len(log.ops)}", 0, {log.device_id: [None, "x"]})
                    with HttpStation(url, opened.sync.server_id, log) as station:
                        body = write_push(station.epoch(), log.ops[-1:])
                        answer = station.post("/v1/sync/push", data=body, headers={"Content-Type": "application/json"})
                        assert answer.status_code == 201, answer.text

            with ThreadPoolExecutor(STATIONS) as pool:
                for sent in [pool.submit(send, log) for log in logs]:
                    sent.result()
            page = opened.sync.pull(logs[0].token, "", 1000)
            assert {row.entity_id for row in page.rows} == {f"p{number}" for number in range(PUSHES)}
            assert all(len(row.fields) == STATIONS for row in page.rows)
            with requests.Session() as stranger:
                body = json.dumps({"code": "salah", "device_id": "x"})
                refused = stranger.post(
                    f"{url}/v1/enrol", data=body, headers={"Content-Type": "application/json"}, timeout=20
                )
                assert refused.status_code == 401
        assert verify(opened.database, opened.files, opened.signer.public_key).findings == ()
    finally:
        opened.close()
