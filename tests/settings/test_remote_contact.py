"""The file that says where the running room listens: nobody is sent to a room that is gone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.settings.remote_contact import RemoteContact, announce, find_contact, withdraw

CONTACT = RemoteContact("http://127.0.0.1:8765", "keyring:kendali")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "kendali.json"


def test_it_is_there_while_the_room_listens(file: Path) -> None:
    assert find_contact(file) is None
    announce(file, CONTACT)
    assert find_contact(file) == CONTACT
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    withdraw(file)
    assert find_contact(file) is None
    withdraw(file)


def test_a_room_that_was_killed_is_gone(file: Path) -> None:
    announce(file, CONTACT)
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    change(file, pid=process.pid)
    assert find_contact(file) is None


def test_another_process_with_its_number_is_not_the_room(file: Path) -> None:
    announce(file, CONTACT)
    change(file, started_s=1000.0)
    assert find_contact(file) is None


def test_the_file_of_another_room_is_left_alone(file: Path) -> None:
    announce(file, CONTACT)
    change(file, pid=1)
    withdraw(file)
    assert file.exists()


@pytest.mark.parametrize("content", ["[]", "{}", '{"url": 3}', '{"url": "x", "credential": "", "pid": -5}'])
def test_what_is_not_ours_is_no_room(content: str, file: Path) -> None:
    file.parent.mkdir()
    file.write_text(content)
    assert find_contact(file) is None


@pytest.mark.expected_log("cannot be read")
@pytest.mark.parametrize("content", [b"{", b"\xff\xfe"])
def test_what_cannot_be_read_is_no_room(content: bytes, file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert find_contact(file) is None


@pytest.mark.expected_log("ctl will not find the room")
def test_a_disk_that_refuses_costs_only_ctl(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    announce(tmp_path / "data" / "kendali.json", CONTACT)


def change(file: Path, **values: object) -> None:
    file.write_text(json.dumps({**json.loads(file.read_text()), **values}))
