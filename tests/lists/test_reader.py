"""Reading in a child process: the same answers as in this one, and an end to what never ends."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from app.data.usulan_file import read_usulan
from app.domain.errors import UserError
from app.lists.reader import read_in_child
from app.process.child import ParentLink


def fall(link: ParentLink, setup: str) -> None:
    raise MemoryError(f"{link} {setup}")


def hang(link: ParentLink, setup: str) -> None:
    while link and setup:
        time.sleep(1)


def test_a_list_and_a_refusal_come_back_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Usulan;Masalah;Kelurahan\nGapura;Rusak;Pejuang\n", encoding="utf-8")
    assert read_in_child(path) == read_usulan(path)
    path.write_text("", encoding="utf-8")
    with pytest.raises(UserError, match="kosong") as refused:
        read_in_child(path)
    assert refused.value.advice


@pytest.mark.expected_log("the process of a list ended", "ended with an error")
def test_a_reading_that_falls_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="terlalu berat"):
        read_in_child(tmp_path / "a.xlsx", entry="tests.lists.test_reader:fall")


@pytest.mark.expected_log("took more than")
def test_a_reading_that_never_ends_is_given_up(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="terlalu berat"):
        read_in_child(tmp_path / "a.xlsx", entry="tests.lists.test_reader:hang", deadline_s=1.5)
