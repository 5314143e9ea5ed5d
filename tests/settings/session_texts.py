"""Session files for tests: a small one that is right, and how to change it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.settings.session_file import load_session

TOP = """\
title = "Musrenbang"
city = "Kota Bekasi"
agency = "Bappeda"
date = 2018-01-23
rkpd_year = 2019
"""
SITE = """\
[[site]]
kind = "kelurahan"
code = "32.75.01.1004"
name = "Aren Jaya"
kecamatan = "Bekasi Timur"
main = "rtsp://10.0.0.1/live"
"""
RULES = "[speaking]\nturn_s = 180\n"
AGENDA = '[[agenda]]\ntitle = "Pembukaan"\nplanned_min = 10\n'


def write(folder: Path, text: str, name: str = "sesi.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def refusal(path: Path) -> UserError:
    with pytest.raises(UserError) as caught:
        load_session(path)
    assert str(path) in caught.value.message
    return caught.value


def lines_of(error: UserError) -> list[str]:
    return error.message.splitlines()[1:]


def without(text: str, key: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(f"{key} ="))


def changed(text: str, key: str, value: str) -> str:
    return without(text, key) + f"{key} = {value}\n"
