"""Every role and every operation: allowed or refused as the table in docs/hak-akses.md says, over HTTP."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from app.data.op_log import Entity
from app.domain.sealing import Json
from app.server.http.application import make_api
from app.server.rights import DECIDERS, DECISION_FIELDS, ENTITIES, Request, Role
from app.sync.wire_replies import Outcome, PushReply, read_push_reply
from tests.server.http_rig import HttpRig, HttpStation, listening

TABLE = Path("docs") / "hak-akses.md"
UNKNOWN = "(data lain)"


def table() -> dict[str, dict[Role, str]]:
    """Read both tables: the rights of each role by the name of what they are about."""
    rows: dict[str, dict[Role, str]] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("| ").split("|")]
        if len(cells) == len(Role) + 1 and cells[1] in ("BUH", "BU", "B", "ya"):
            rows[cells[0]] = {role: "" if cell == "–" else cell for role, cell in zip(Role, cells[1:], strict=True)}
    return rows


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[HttpRig]:
    with listening(HttpRig(tmp_path)) as made:
        yield made


def test_whoever_adds_an_entity_says_who_may_write_it() -> None:
    assert {entity.value for entity in Entity} == {*ENTITIES, Entity.CONFLICT.value}


def test_the_table_names_everything_there_is() -> None:
    assert set(table()) == {*ENTITIES, UNKNOWN, *(request.value for request in Request)}


@pytest.mark.parametrize("role", list(Role))
def test_every_operation_of_a_role(rig: HttpRig, role: Role) -> None:
    rights = table()
    entities = [name for name in rights if name not in {request.value for request in Request}]
    with rig.http_station(f"isi-{role}", Role.ADMIN) as admin, rig.http_station(f"coba-{role}", role) as station:
        for entity in entities:
            name = "masa_depan" if entity == UNKNOWN else entity
            admin.log.write(f"{role}-ada", 0, {"isi": [None, "a"]}, name)
            station.log.write(f"{role}-baru", 0, {"isi": [None, "a"]}, name)
            station.log.write(f"{role}-ada", 1, {"isi": ["a", "b"]}, name)
            station.log.write(f"{role}-ada", 2, {"_deleted": [None, True]}, name)
        told(admin)
        results = [one.outcome is not Outcome.QUARANTINED for one in told(station).results]
        found = {
            entity: "".join(letter for letter, ok in zip("BUH", results[at * 3 : at * 3 + 3], strict=True) if ok)
            for at, entity in enumerate(entities)
        }
        assert found == {entity: rights[entity][role] for entity in entities}


@pytest.mark.parametrize("role", list(Role))
def test_every_field_of_a_decision(rig: HttpRig, role: Role) -> None:
    documented = set(
        re.findall(r"`(\w+)`", TABLE.read_text(encoding="utf-8").partition("Keputusan atas")[2].partition(")")[0])
    )
    assert documented == DECISION_FIELDS
    with rig.http_station(f"putus-{role}", role) as station:
        for field in sorted(DECISION_FIELDS):
            station.log.write(f"{role}-{field}", 0, {"usulan": [None, "x"], field: [None, "y"]})
        outcomes = {one.outcome for one in told(station).results}
        assert outcomes == {Outcome.APPLIED if role in DECIDERS else Outcome.QUARANTINED}


def test_a_conflict_is_ended_by_whoever_may_change_the_field(rig: HttpRig) -> None:
    with (
        rig.http_station("c-admin", Role.ADMIN) as admin,
        rig.http_station("c-operator") as operator,
        rig.http_station("c-fas", Role.FASILITATOR) as fasilitator,
    ):
        first: dict[str, Json] = {"usulan": [None, "x"], "keputusan": [None, "dibahas"]}
        admin.log.write("sengketa", 0, first)
        told(admin)
        operator.log.write("sengketa", 0, {"usulan": [None, "y"], "keputusan": [None, "ditunda"]})
        told(operator)
        for field in ("usulan", "keputusan"):
            conflict = f"c-operator:1:{field}"
            fasilitator.log.write(conflict, 1, {"state": ["open", "resolved"]}, "conflict")
        assert [one.outcome for one in told(fasilitator).results] == [Outcome.APPLIED, Outcome.QUARANTINED]


def told(station: HttpStation) -> PushReply:
    answer = station.push(station.epoch())
    assert answer.status_code == 201
    return read_push_reply(answer.content)


OPEN = {("GET", "/v1/health"), ("POST", "/v1/enrol")}
WRITES = {("POST", "/v1/blobs"), *((method, "/v1/uploads/{upload_id}") for method in ("HEAD", "PATCH", "DELETE"))}


def paths() -> list[tuple[str, str]]:
    described = make_api().openapi()["paths"]
    return sorted((method.upper(), path) for path, methods in described.items() for method in methods)


def test_every_path_asks_for_a_token_and_a_role(rig: HttpRig) -> None:
    rights = table()
    assert len(paths()) >= 11
    for role in Role:
        with rig.http_station(f"jalan-{role}", role) as station:
            for method, path in paths():
                answer = asked(station, method, path)
                is_refused = answer.status_code == 403
                if (method, path) in OPEN:
                    continue
                about = "kirim_foto" if (method, path) in WRITES else "baca_foto" if "blobs" in path else "sinkron"
                assert is_refused is (not rights[about][role]), (role, method, path, answer.status_code)
    with rig.http_station("tanpa") as stranger:
        for token in ("", "Bearer salah", "Basic YTpi"):
            stranger.headers["Authorization"] = token
            for method, path in paths():
                if (method, path) not in OPEN:
                    assert asked(stranger, method, path).status_code == 401, (method, path)


def asked(station: HttpStation, method: str, path: str) -> requests.Response:
    filled = path.replace("{upload_id}", "0a").replace("{sha256}", "0" * 64)
    headers = {"Content-Type": "application/json", "Tus-Resumable": "1.0.0"}
    return station.request(method, filled, data=b"" if path == "/v1/token" else b"{}", headers=headers)
