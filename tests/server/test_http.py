"""The protocol over a real socket: what each path answers, and what it refuses."""

from __future__ import annotations

import gzip
import json
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from app.server.http.application import make_api
from app.server.http.rates import Buckets, Rate, RateLimits, share_of
from app.server.rights import Role
from app.sync.wire import MAX_UNPACKED_BYTES, write_push
from app.sync.wire_replies import read_hello, read_pull_page, read_push_reply, read_refusal
from tests.server.http_rig import HttpRig, HttpStation, listening

JSON = {"Content-Type": "application/json"}
OPENAPI = Path("docs") / "openapi.json"


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[HttpRig]:
    with listening(HttpRig(tmp_path)) as made:
        yield made


@pytest.fixture
def a(rig: HttpRig) -> Iterator[HttpStation]:
    with rig.http_station("a") as station:
        yield station


def code_of(answer: requests.Response) -> str:
    return f"{answer.status_code} {read_refusal(answer.content).code.value}"


def test_hello_push_and_pull(rig: HttpRig, a: HttpStation) -> None:
    hello = a.get("/v1/sync/hello")
    assert (hello.status_code, hello.headers["Cache-Control"]) == (200, "no-store")
    said = read_hello(hello.content)
    assert (said.server_id, said.nonce, said.device_id) == (rig.server.server_id, "acak-1", "a")
    for number in range(40):
        a.log.write(f"p{number}", 0, {"usulan": [None, "saluran"]})
    for packed in (True, False):
        pushed = a.push(said.epoch, packed=packed)
        assert (pushed.status_code, read_push_reply(pushed.content).acked_seq) == (201, 40)
    pulled = a.get("/v1/sync/pull", params={"limit": 30})
    page = read_pull_page(pulled.content)
    assert (pulled.headers["Content-Encoding"], len(page.rows), page.has_more) == ("gzip", 30, True)
    rest = read_pull_page(a.get("/v1/sync/pull", params={"cursor": page.next_cursor}).content)
    assert (len(rest.rows), rest.has_more, [one.count for one in rest.sessions]) == (10, False, [40])


def test_a_station_enrols_by_its_code_and_gets_a_new_token(rig: HttpRig) -> None:
    code = rig.server.issue_code("Meja 1", Role.FASILITATOR)
    with requests.Session() as stranger:
        body = json.dumps({"code": code, "device_id": "meja-1"})
        enrolled = stranger.post(f"{rig.url}/v1/enrol", data=body, headers=JSON, timeout=20)
        again = stranger.post(f"{rig.url}/v1/enrol", data=body.replace("meja-1", "b"), headers=JSON, timeout=20)
        assert (enrolled.status_code, code_of(again)) == (201, "401 unauthorized")
        told = enrolled.json()
        assert {key: told[key] for key in ("server_id", "device_id", "name", "role", "receipt_key")} == {
            "server_id": rig.server.server_id,
            "device_id": "meja-1",
            "name": "Meja 1",
            "role": "fasilitator",
            "receipt_key": rig.signer.public_key,
        }
        own = {"X-Request-Nonce": "n"}

        def hello(token: str) -> int:
            headers = {**own, "Authorization": f"Bearer {token}"}
            return stranger.get(f"{rig.url}/v1/sync/hello", headers=headers, timeout=20).status_code

        def rotated(token: str) -> str:
            headers = {"Authorization": f"Bearer {token}"}
            answer = stranger.post(f"{rig.url}/v1/token", headers=headers, timeout=20)
            assert answer.status_code == 201
            return str(answer.json()["token"])

        lost, new = rotated(told["token"]), rotated(told["token"])
        assert [hello(token) for token in (told["token"], new, told["token"], lost)] == [200, 200, 401, 401]


def test_what_is_refused(rig: HttpRig, a: HttpStation) -> None:
    a.log.write("p1", 0, {"usulan": [None, "x"]})
    good = write_push(rig.epoch_of(a.log), a.log.ops)

    def push(body: bytes, **headers: str) -> str:
        return code_of(a.post("/v1/sync/push", data=body, headers={**JSON, **headers}))

    assert push(b"{}") == "400 malformed"
    assert push(good, **{"Content-Type": "text/plain"}) == "415 wrong_type"
    assert push(good, **{"Content-Encoding": "br"}) == "415 wrong_type"
    assert push(good, **{"Content-Encoding": "gzip"}) == "400 malformed"
    assert push(gzip.compress(good)[:-9], **{"Content-Encoding": "gzip"}) == "400 malformed"
    assert push(gzip.compress(b" " * (MAX_UNPACKED_BYTES + 1)), **{"Content-Encoding": "gzip"}) == "413 too_large"
    assert push(b" " * (1 << 20) + b" ") == "413 too_large"
    huge = (("Content-Length", "99999999"), ("Content-Type", "application/json"))
    assert code_of(a.post("/v1/sync/push", headers=dict(huge))) == "413 too_large"
    assert push(good, Authorization="Bearer salah") == "401 unauthorized"
    assert push(good, Authorization="") == "401 unauthorized"
    assert push(good, **{"X-Request-Nonce": ""}) == "400 malformed"
    assert code_of(a.get("/v1/sync/pull", params={"limit": 0})) == "400 malformed"
    assert code_of(a.get("/v1/sync/pull", params={"cursor": "bukan"})) == "400 malformed"
    assert code_of(a.get("/v1/tidak-ada")) == "404 not_found"
    assert code_of(a.get("/v1/sync/push")) == "405 wrong_method"
    assert a.put("/v1/uploads/0a").headers["Allow"] == "DELETE, HEAD, PATCH"
    assert code_of(a.get("/v1/sync/hello/")) == "404 not_found"
    assert a.push("epoch lain").json()["expected_seq"] == 1
    assert read_hello(a.get("/v1/sync/hello").content).last_seq == 0
    assert a.push(a.epoch()).status_code == 201


def test_a_body_that_is_cut_is_nothing(rig: HttpRig, a: HttpStation) -> None:
    a.log.write("p1", 0, {"usulan": [None, "x"]})
    body = write_push(rig.epoch_of(a.log), a.log.ops)
    head = (
        f"POST /v1/sync/push HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {a.log.token}\r\nX-Request-Nonce: n\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    parts = urlsplit(rig.url)
    with socket.create_connection((parts.hostname, parts.port), timeout=20) as line:
        line.sendall(head.encode() + body[: len(body) // 2])
        line.shutdown(socket.SHUT_WR)
        assert line.recv(1) == b""
    assert read_hello(a.get("/v1/sync/hello").content).last_seq == 0


@pytest.mark.expected_log("a request met an error that is not known")
def test_a_fault_of_ours_has_the_same_shape(rig: HttpRig, a: HttpStation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rig.server, "rotate", lambda _token: 1 / 0)
    assert code_of(a.post("/v1/token")) == "500 internal"
    assert a.get("/v1/sync/hello").status_code == 200


def test_whoever_asks_too_often_waits(tmp_path: Path) -> None:
    limits = RateLimits(station=Rate(0.001, 3), address=Rate(1000, 1000), enrolment=Rate(0.001, 1))
    with listening(HttpRig(tmp_path, limits)) as rig, rig.http_station("a") as a, rig.http_station("b") as b:
        assert [a.get("/v1/sync/hello").status_code for _ in range(4)] == [200, 200, 200, 429]
        refused = a.get("/v1/sync/hello")
        assert code_of(refused) == "429 too_often"
        assert int(refused.headers["Retry-After"]) > 0
        assert b.get("/v1/sync/hello").status_code == 200
        assert [b.post("/v1/enrol", data="{}", headers=JSON).status_code for _ in range(2)] == [400, 429]


def test_a_bucket_fills_again_and_is_forgotten() -> None:
    now = [0.0]
    buckets = Buckets(Rate(2, 4), lambda: now[0])
    assert [buckets.wait_s("a") for _ in range(5)] == [0, 0, 0, 0, 0.5]
    now[0] = 0.5
    assert [buckets.wait_s("a") for _ in range(2)] == [0, 0.5]
    for number in range(10_050):
        buckets.wait_s(str(number))
    now[0] = 60.0
    buckets.wait_s("b")
    assert len(buckets._left) == 1


def test_the_description_is_that_of_the_code() -> None:
    """Write it anew with `python -m tests.server.test_http` after a change of the API."""
    assert json.loads(OPENAPI.read_text(encoding="utf-8")) == make_api().openapi()


def test_the_description_is_served(rig: HttpRig, a: HttpStation) -> None:
    assert a.get("/v1/openapi.json").json() == make_api().openapi()
    health = a.get("/v1/health", headers={"Authorization": ""})
    assert (health.status_code, health.json()["server_id"]) == (200, rig.server.server_id)


@pytest.mark.parametrize("workers", [1, 2, 4, 16])
def test_several_processes_together_let_through_what_one_would(workers: int) -> None:
    whole = RateLimits()
    share = share_of(whole, workers)
    for name in ("station", "address", "enrolment"):
        each, all_together = getattr(share, name), getattr(whole, name)
        assert each.per_s * workers == pytest.approx(all_together.per_s)
        assert each.burst >= min(3, all_together.burst)
        assert each.burst * workers <= max(all_together.burst, 3 * workers)
    assert share_of(RateLimits(enrolment=Rate(1, 1)), workers).enrolment.burst == 1


if __name__ == "__main__":
    OPENAPI.write_text(json.dumps(make_api().openapi(), indent=1, sort_keys=True) + "\n", encoding="utf-8")
