"""The remote control over real HTTP: what is let in, what is answered, and how it ends."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest
import requests

from app.domain.errors import ExternalError, UserError
from app.domain.remote import LOOPBACK, RemotePhase, RemoteSettings
from app.remote import routes, server
from app.remote.access import BURST
from tests.remote.rig import TOKEN, Rig, raw_line, running
from tests.ui import samples
from tests.waiting import wait_for


@pytest.fixture
def rig() -> Iterator[Rig]:
    with running() as made:
        yield made


def code(response: requests.Response) -> tuple[int, str]:
    return response.status_code, response.json()["error"]["code"]


def test_the_state_is_told(rig: Rig) -> None:
    state = rig.get("/v1/state").json()
    assert state["floor"]["state"] == "idle"
    assert [site["key"] for site in state["sites"]] == ["F1", "F2", "F3", "F4"]


def test_a_grant_is_answered_with_the_new_state(rig: Rig) -> None:
    response = rig.post("floor.grant", site="F2")
    assert response.status_code == 200
    assert response.json()["floor"]["holder"]["site"] == rig.ids[1]
    assert rig.floor.state.holder is not None
    assert rig.floor.state.holder.site_id == rig.ids[1]


def test_a_refusal_says_why_and_changes_nothing(rig: Rig) -> None:
    response = rig.post("floor.next")
    assert code(response) == (409, "refused")
    assert response.json()["error"]["message"] == "Antrean kosong."
    assert rig.floor.state.holder is None


def test_the_commands_are_listed(rig: Rig) -> None:
    listed = {command["id"]: command for command in rig.get("/v1/commands").json()["commands"]}
    assert listed["floor.grant"]["arguments"][0]["name"] == "site"
    assert listed["floor.next"]["arguments"] == []


# --- tokens -----------------------------------------------------------------------------------


@pytest.mark.parametrize("given", ["", "Bearer", "Bearer salah", f"Basic {TOKEN}", f"Bearer {TOKEN}x", TOKEN])
def test_without_the_token_nothing_is_told(rig: Rig, given: str, expected_log: object) -> None:
    expected_log("wrong token from 127.0.0.1")  # type: ignore[operator]
    response = rig.get("/v1/state", Authorization=given)
    assert code(response) == (401, "wrong_token")
    assert response.headers["WWW-Authenticate"].startswith("Bearer")
    assert "sites" not in response.text


def test_a_token_in_the_address_is_none(rig: Rig, expected_log: object) -> None:
    expected_log("wrong token")  # type: ignore[operator]
    response = rig.link.get(f"{rig.url}/v1/state?token={TOKEN}", timeout=10)
    assert response.status_code == 401


@pytest.mark.expected_log("wrong token")
def test_guessing_is_slowed_down_and_said_and_does_not_hinder_who_has_the_token(rig: Rig) -> None:
    guesses = [threading.Thread(target=rig.get, args=("/v1/state",), kwargs={"Authorization": "x"}) for _ in range(5)]
    for guess in guesses:
        guess.start()
    wait_for(lambda: rig.remote.report().intruder == LOOPBACK, "the console hears of it")
    # All five were counted, and the later ones are still held back.
    assert any(guess.is_alive() for guess in guesses)
    assert requests.get(f"{rig.url}/v1/state", headers={"Authorization": f"Bearer {TOKEN}"}, timeout=1.5).ok
    for guess in guesses:
        guess.join()


# --- rates and hosts --------------------------------------------------------------------------


def test_who_asks_too_often_is_told_when_to_come_back(rig: Rig) -> None:
    answers = [rig.get("/v1/commands") for _ in range(BURST * 3)]
    refused = [answer for answer in answers if answer.status_code == 429]
    assert refused
    assert all(answer.ok for answer in answers[:BURST])
    assert int(refused[0].headers["Retry-After"]) >= 1
    assert code(refused[0]) == (429, "too_many_requests")


@pytest.mark.parametrize("host", ["jahat.example", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.jahat.example:{port}"])
def test_a_name_that_was_made_to_lead_here_is_refused(rig: Rig, host: str) -> None:
    response = rig.get("/v1/state", Host=host.format(port=rig.port))
    assert code(response) == (421, "wrong_host")


def test_this_computer_may_be_called_localhost(rig: Rig) -> None:
    assert rig.get("/v1/state", Host=f"LOCALHOST:{rig.port}").ok


def test_two_hosts_are_none(rig: Rig) -> None:
    with raw_line(rig) as line:
        line.sendall(f"GET /v1/state HTTP/1.1\r\nHost: 127.0.0.1:{rig.port}\r\nHost: jahat\r\n\r\n".encode())
        assert b" 400 " in line.recv(1000).splitlines()[0] + b" "


def test_no_page_of_another_origin_is_let_in(rig: Rig) -> None:
    asked = {"Origin": "http://jahat.example", "Access-Control-Request-Method": "POST"}
    response = rig.ask("OPTIONS", "/v1/commands", headers=asked)
    assert response.status_code == 405
    assert not [name for name in response.headers if name.lower().startswith("access-control")]


# --- bodies -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", (422, "bad_body")),
        (b"{", (422, "bad_body")),
        (b"[]", (422, "bad_body")),
        (b'{"site": "F1"}', (422, "bad_body")),
        (b'{"command": 3}', (422, "bad_body")),
        (b"\xff\xfe", (422, "bad_body")),
        (b"[" * 9000, (422, "bad_body")),
        (b'{"command": "floor.terbang"}', (404, "unknown_command")),
        (b'{"command": "floor.grant"}', (422, "bad_argument")),
        (b'{"command": "floor.grant", "site": "XXX"}', (422, "bad_argument")),
        (b'{"command": "floor.next", "site": "F1"}', (422, "bad_argument")),
    ],
)
def test_what_cannot_be_read_is_answered_with_a_sentence(rig: Rig, body: bytes, expected: tuple[int, str]) -> None:
    response = rig.ask("POST", "/v1/commands", headers={"Content-Type": "application/json"}, data=body)
    assert code(response) == expected
    assert response.json()["error"]["message"].endswith((".", ":"))


def test_a_body_that_is_too_large_is_not_read(rig: Rig) -> None:
    response = rig.ask(
        "POST", "/v1/commands", headers={"Content-Type": "application/json"}, data=b'{"command": "' + b"x" * 20_000
    )
    assert code(response) == (413, "too_large")


def test_a_body_that_never_ends_is_not_waited_for(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "BODY_WITHIN_S", 0.1)
    head = f"POST /v1/commands HTTP/1.1\r\nHost: 127.0.0.1:{rig.port}\r\nAuthorization: Bearer {TOKEN}\r\n"
    with raw_line(rig) as line:
        line.sendall(f"{head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{{".encode())
        assert b" 408 " in line.recv(4000).splitlines()[0]


@pytest.mark.parametrize("sent", [b"", b"GET /v1/state HT"])
def test_a_line_on_which_nothing_whole_comes_is_cut(sent: bytes, rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "REQUEST_WITHIN_S", 0.1)
    with raw_line(rig) as line:
        line.sendall(sent)
        assert line.recv(4000) == b""
    assert rig.get("/v1/state").ok


def test_a_form_of_a_web_page_is_not_taken(rig: Rig) -> None:
    response = rig.ask("POST", "/v1/commands", headers={"Content-Type": "text/plain"}, data='{"command":"floor.next"}')
    assert code(response) == (415, "not_json")


def test_other_addresses_are_answered_in_the_same_shape(rig: Rig) -> None:
    assert code(rig.get("/docs")) == (404, "not_found")
    assert code(rig.ask("DELETE", "/v1/state")) == (405, "wrong_method")


# --- pressed twice ----------------------------------------------------------------------------


def test_a_command_that_comes_twice_is_done_once(rig: Rig) -> None:
    for site in ("F1", "F2"):
        assert rig.post("floor.request", site=site).ok
    first, second = rig.post("floor.next", key="tekan-1"), rig.post("floor.next", key="tekan-1")
    assert second.json() == first.json()
    assert "Idempotency-Replayed" not in first.headers
    assert second.headers["Idempotency-Replayed"] == "true"
    assert len(rig.floor.state.queue) == 1
    assert rig.post("floor.next", key="tekan-2").json()["floor"]["holder"]["site"] == rig.ids[1]


def test_a_key_is_for_one_command(rig: Rig) -> None:
    assert rig.post("floor.grant", key="k", site="F1").ok
    assert code(rig.post("floor.grant", key="k", site="F2")) == (422, "key_reused")
    assert code(rig.post("floor.grant", key="x" * 201, site="F2")) == (422, "bad_key")


# --- the screen -------------------------------------------------------------------------------


def test_a_screen_that_hangs_is_said_and_the_command_does_not_come_late(rig: Rig) -> None:
    with rig.screen.held_up():
        assert code(rig.post("floor.grant", key="k", site="F1")) == (503, "no_answer")
        assert code(rig.get("/v1/state")) == (503, "no_answer")
    rig.screen.do(lambda: None)
    assert rig.floor.state.holder is None
    # Nothing was done, so the same key may try again.
    assert rig.post("floor.grant", key="k", site="F1").ok


@pytest.mark.expected_log("a request failed")
def test_an_error_of_ours_is_said_and_the_next_request_is_answered(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError("ini galat")

    with monkeypatch.context() as patch:
        patch.setattr(rig.levels, "levels", fail)
        response = rig.get("/v1/state")
        assert code(response) == (500, "error")
        assert "ini galat" not in response.text
    assert rig.get("/v1/state").ok


# --- beginning and end ------------------------------------------------------------------------


@pytest.mark.expected_log("port .* sedang dipakai")
def test_a_port_in_use_is_said_and_taken_when_it_is_free() -> None:
    with socket.socket() as other:
        other.bind((LOOPBACK, 0))
        other.listen()
        rig = Rig(settings=RemoteSettings(LOOPBACK, other.getsockname()[1]))
        rig.server._first_pause_s = 0.05
        rig.remote.start()
        try:
            wait_for(lambda: rig.remote.report().phase is RemotePhase.FAILING, "it is said")
            report = rig.remote.report()
            assert report.message == f"Kendali jarak jauh: port {other.getsockname()[1]} sedang dipakai program lain"
            assert "ganti port" in report.advice
            assert rig.files.urls == []
            other.close()
            rig.wait_listening()
            assert rig.remote.report().message == ""
            assert rig.get("/v1/state").ok
        finally:
            rig.close()


@pytest.mark.expected_log("bukan alamat komputer ini")
def test_an_address_of_another_computer_is_said() -> None:
    rig = Rig(settings=RemoteSettings("192.0.2.1", 8765))
    rig.remote.start()
    try:
        wait_for(lambda: rig.remote.report().phase is RemotePhase.FAILING, "it is said")
        assert "192.0.2.1 bukan alamat komputer ini" in rig.remote.report().message
    finally:
        rig.close()


@pytest.mark.expected_log("tidak punya penyimpan")
def test_a_token_that_is_missing_is_said() -> None:
    rig = Rig()
    rig.files.trouble = UserError("Komputer ini tidak punya penyimpan kata sandi.", "Pakai env.")
    rig.remote.start()
    try:
        wait_for(lambda: rig.remote.report().phase is RemotePhase.FAILING, "it is said")
        assert rig.remote.report().advice == "Pakai env."
    finally:
        rig.close()


@pytest.mark.expected_log("berhenti sendiri")
def test_a_server_that_falls_is_started_again() -> None:
    with running() as rig:
        rig.server._first_pause_s = 0.05
        first = rig.server._running
        assert first is not None
        first.post(first.end)
        wait_for(lambda: len(rig.files.urls) == 2, "the second life")
        rig.wait_listening()
        assert rig.get("/v1/state").ok
        assert rig.files.withdrawn == 1


def test_the_end_leaves_no_thread_and_no_socket() -> None:
    with running() as rig:
        thread, port = rig.server._thread, rig.port
        assert rig.get("/v1/state").ok
    assert not thread.is_alive()
    assert rig.files.withdrawn == 1
    with socket.socket() as again:
        again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        again.bind((LOOPBACK, port))


def test_what_was_never_started_can_be_closed() -> None:
    rig = Rig()
    rig.close()
    assert rig.remote.report().phase is RemotePhase.STARTING


def test_a_decision_is_answered_when_it_is_durable_or_refused(rig: Rig) -> None:
    rig.proposals.put(samples.proposal(3, rig.ids[0]))
    assert rig.post("proposal.discuss", number="KLT-003").status_code == 200
    short = rig.post("proposal.refuse", number="KLT-003", reason="singkat")
    assert short.status_code == 409
    assert short.json()["error"]["message"] == "Alasan belum disepakati belum cukup."
    assert rig.post("proposal.discuss", number="XYZ-1").status_code == 409
    rig.decisions.trouble = ExternalError("Diska penuh.", "Kosongkan ruang diska.")
    failed = rig.post("proposal.postpone", number="KLT-003")
    assert (failed.status_code, failed.json()["error"]["code"]) == (503, "not_stored")
