"""`ctl`: what a person or a script gets to see, on a real remote control."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from click.testing import CliRunner, Result

from app.ctl import TOKEN_VARIABLE, ctl
from app.settings.paths import find_paths
from app.settings.remote_contact import RemoteContact, announce
from tests.remote.rig import TOKEN, Rig, running
from tests.waiting import wait_for


@pytest.fixture
def rig(monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    with running() as made:
        monkeypatch.setenv("KUNCI_UJI", TOKEN)
        announce(find_paths().remote_contact, RemoteContact(made.url, "env:KUNCI_UJI"))
        yield made


def call(*arguments: str) -> Result:
    return CliRunner().invoke(ctl, arguments, catch_exceptions=False)


def test_grant_next_and_state(rig: Rig) -> None:
    rig.screen.do(lambda: rig.floor.request(rig.ids[2]))
    assert call("grant", "F2").output == "Bicara: Bintara Jaya, sisa 03:00. Antrean: Aren Jaya.\n"
    assert call("next").output == "Bicara: Aren Jaya, sisa 03:00.\n"
    shown = call("state").output.splitlines()
    assert shown[:2] == ["Musrenbang Kelurahan, 2018-01-23", "Bicara: Aren Jaya, sisa 03:00."]
    assert shown[5].split() == ["F3", "S03", "Aren", "Jaya", "BICARA"]
    assert json.loads(call("state", "--json").output)["floor"]["holder"]["short"] == "S03"


def test_any_command_by_its_id(rig: Rig) -> None:
    assert call("run", "floor.grant", "site=F1").exit_code == 0
    assert "sisa 02:30" in call("run", "floor.extend", "seconds=-30").output
    assert "floor.extend [seconds=60]" in call("commands").output
    assert "floor.grant site=…" in call("commands").output


def test_a_refusal_is_a_sentence_and_a_code(rig: Rig) -> None:
    result = call("next")
    assert (result.exit_code, result.stderr) == (1, "Antrean kosong.\n")
    assert call("grant", "ZZZ").exit_code == 1
    assert call("run", "floor.next", "apa").exit_code == 2


@pytest.mark.expected_log("wrong token")
def test_a_wrong_token_is_a_sentence(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUNCI_UJI", "kunci-lain-0123456789")
    result = call("state")
    assert result.exit_code == 1
    assert result.stderr.startswith("Kunci akses (token) tidak ada atau salah.")


def test_a_screen_that_hangs_is_a_code_of_its_own(rig: Rig) -> None:
    with rig.screen.held_up():
        result = call("grant", "F1")
    assert result.exit_code == 3
    assert "perintah tidak dijalankan" in result.stderr


def test_without_a_room_it_says_what_to_do() -> None:
    result = call("state")
    assert result.exit_code == 3
    assert "enabled = true" in result.stderr


def test_a_room_on_another_computer(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    find_paths().remote_contact.unlink()
    monkeypatch.setenv(TOKEN_VARIABLE, TOKEN)
    assert call("--url", f"{rig.url}/", "grant", "F1").exit_code == 0
    # What answers there is no room at all.
    assert call("--url", "http://127.0.0.1:9", "state").exit_code == 3


def test_the_token_is_shown_and_made() -> None:
    shown = call("token").output
    assert shown == find_paths().remote_token.read_text()
    assert call("token").output == shown


def test_watching_ends_with_the_room(rig: Rig) -> None:
    environment = {**os.environ, "KUNCI_UJI": TOKEN}
    watcher = subprocess.Popen(
        [sys.executable, "-c", "from app.ctl import ctl; ctl(['watch'])"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        text=True,
    )
    try:
        wait_for(lambda: rig.server.wants_state, "the watcher is there")
        rig.tick()
        assert watcher.stdout is not None
        assert json.loads(watcher.stdout.readline())["floor"]["state"] == "idle"
        closing = threading.Thread(target=rig.remote.close)
        closing.start()
        _, said = watcher.communicate(timeout=20)
        closing.join()
    finally:
        watcher.kill()
    assert watcher.returncode == 3
    assert said == "Ruang kendali ditutup.\n"
