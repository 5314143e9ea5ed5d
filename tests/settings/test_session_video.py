"""`[video]`: a setting that depends on the computer, in a file that may have been written on another one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.hardware import AUTO, OFF
from app.settings.session_file import load_session
from tests.settings.session_texts import SITE, TOP, lines_of, refusal, write


def unasked() -> Sequence[str]:
    raise AssertionError("nobody needs to know")


def setting(value: str) -> str:
    return TOP + f"[video]\nhardware_decoding = {value}\n" + SITE


def test_it_is_off_unless_somebody_turns_it_on(tmp_path: Path) -> None:
    assert load_session(write(tmp_path, TOP + SITE), unasked).hardware_decoding == OFF
    assert load_session(write(tmp_path, TOP + "[video]\n" + SITE), unasked).hardware_decoding == OFF


@pytest.mark.parametrize("value", [OFF, AUTO, "cuda", "d3d11va", "videotoolbox"])
def test_what_some_computer_has_is_no_mistake_on_this_one(value: str, tmp_path: Path) -> None:
    assert load_session(write(tmp_path, setting(f'"{value}"')), unasked).hardware_decoding == value


def test_an_unknown_word_is_answered_with_what_this_computer_has(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        load_session(write(tmp_path, setting('"nvidia"')), lambda: ["cuda", "qsv"])
    (line,) = lines_of(caught.value)
    assert line == (
        '1. video.hardware_decoding: pilihan ini tidak dikenal. Ditemukan: "nvidia". '
        'Diizinkan: "off", "auto", "cuda", "qsv" (di komputer ini).'
    )


def test_another_type_is_refused(tmp_path: Path) -> None:
    (line,) = lines_of(refusal(write(tmp_path, setting("true"))))
    assert line.startswith("1. video.hardware_decoding: harus berupa teks. Ditemukan: true.")
    assert "perintah doctor" in line
