"""The token of the remote control: made once, for its owner only, never anything that can be guessed."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from app.domain.errors import ExternalError, UserError
from app.settings.remote_token import remote_token

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")


def unasked(_: str) -> str:
    raise AssertionError("nobody needs to know")


def test_it_is_made_once_and_kept(tmp_path: Path) -> None:
    file = tmp_path / "data" / "kunci"
    made = remote_token("", unasked, file)
    assert len(made) >= 40
    assert remote_token("", unasked, file) == made
    assert remote_token("", unasked, tmp_path / "lain") != made


@posix
def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "data" / "kunci"
    remote_token("", unasked, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@posix
@pytest.mark.expected_log("could be read by others")
def test_a_permission_that_is_too_wide_is_mended(tmp_path: Path) -> None:
    file = tmp_path / "kunci"
    made = remote_token("", unasked, file)
    file.chmod(0o644)
    assert remote_token("", unasked, file) == made
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_file_without_anything_in_it_is_filled(tmp_path: Path) -> None:
    file = tmp_path / "kunci"
    file.touch(mode=0o600)
    assert len(remote_token("", unasked, file)) >= 40


def test_a_credential_comes_from_where_it_says(tmp_path: Path) -> None:
    assert remote_token("env:KUNCI", {"env:KUNCI": "x" * 16}.__getitem__, tmp_path / "kunci") == "x" * 16
    assert not (tmp_path / "kunci").exists()


@pytest.mark.parametrize("token", ["", "pendek", "x" * 15, "kunci dengan spasi di dalam", "kunci-dengan-é-panjang"])
def test_what_can_be_guessed_or_not_be_sent_is_refused(token: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="tidak dapat dipakai") as caught:
        remote_token("env:KUNCI", lambda _: token, tmp_path / "kunci")
    assert not token or token not in str(caught.value)


def test_a_disk_that_refuses_is_said(tmp_path: Path) -> None:
    (tmp_path / "kunci").mkdir()
    with pytest.raises(ExternalError, match="tidak dapat dibaca"):
        remote_token("", unasked, tmp_path / "kunci")
