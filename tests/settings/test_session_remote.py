"""`[remote]`: off unless somebody turns it on, and never open to the internet."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.remote import RemoteSettings
from app.settings.session_file import load_session
from tests.settings.session_texts import SITE, TOP, lines_of, refusal, write

ON = "[remote]\nenabled = true\n"


@pytest.mark.parametrize("text", ["", "[remote]\n", "[remote]\nenabled = false\nport = 9000\n"])
def test_it_is_off_unless_somebody_turns_it_on(text: str, tmp_path: Path) -> None:
    assert load_session(write(tmp_path, TOP + text + SITE)).remote is None


def test_it_listens_on_this_computer_only_unless_told_otherwise(tmp_path: Path) -> None:
    assert load_session(write(tmp_path, TOP + ON + SITE)).remote == RemoteSettings("127.0.0.1", 8765, "")


def test_everything_can_be_set(tmp_path: Path) -> None:
    more = 'address = "192.168.1.5"\nport = 9000\ncredential = "env:KUNCI"\n'
    assert load_session(write(tmp_path, TOP + ON + more + SITE)).remote == RemoteSettings(
        "192.168.1.5", 9000, "env:KUNCI"
    )


WRONG = {
    "open to all": (
        'address = "0.0.0.0"\n',
        "remote.address: kendali jarak jauh hanya boleh",
        '"0.0.0.0"',
        "127.0.0.1",
    ),
    "a name": ('address = "localhost"\n', "remote.address: kendali jarak jauh hanya boleh", '"localhost"', "192.168"),
    "port": ("port = 80\n", "remote.port: terlalu kecil", "80", "1024 sampai 65535"),
    "token": (
        'token = "rahasia-sekali"\n',
        "remote.token: kunci ini tidak dikenal; mungkin maksudnya `credential`?",
        '"token"',
        "enabled, address, port, credential",
    ),
    "credential": (
        'credential = "rahasia-sekali"\n',
        "remote.credential: penulisannya salah",
        "(tidak ditampilkan)",
        "keyring set ruang-kendali",
    ),
}


@pytest.mark.parametrize(("text", "reason", "found", "allowed"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said(text: str, reason: str, found: str, allowed: str, tmp_path: Path) -> None:
    error = refusal(write(tmp_path, TOP + ON + text + SITE))
    (line,) = lines_of(error)
    assert line.startswith(f"1. {reason}")
    assert f"Ditemukan: {found}." in line
    assert allowed in line
    assert "rahasia" not in str(error)
