"""The office's own templates are tried in a process of their own, long before the session ends."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import threading
from pathlib import Path

import docx
import pytest

from app.printing import tryout as tryout_module
from app.printing.tryout import BrokenText, TemplateTryout, TryoutOrder
from app.process.child import ParentLink
from tests.waiting import wait_for

SHIPPED = Path("resources/templates")


def order(tmp_path: Path) -> TryoutOrder:
    office = tmp_path / "templat"
    office.mkdir()
    return TryoutOrder(SHIPPED, office, tmp_path / "dokumen.toml")


def broken_template(folder: Path) -> None:
    paper = docx.Document()
    paper.add_paragraph("Kelurahan {{ tidak.ada.di.sini }")
    paper.save(str(folder / "berita-acara.docx"))


class Waits(threading.Event):
    """Remembers for how long it was waited for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[float | None] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.asked.append(timeout)
        return super().wait(timeout)


def processes() -> list[str]:
    return [one.name for one in multiprocessing.active_children() if one.name == "template-tryout"]


def fall(_link: ParentLink, _setup: object) -> None:
    """Entry of a process that falls before it has said anything."""
    os._exit(3)


def tried(made: TryoutOrder) -> tuple[BrokenText, ...]:
    told: list[tuple[BrokenText, ...]] = []
    there = threading.Event()

    def tell(found: tuple[BrokenText, ...]) -> None:
        told.append(found)
        there.set()

    tryout = TemplateTryout(made, tell, after_s=0)
    tryout.start()
    try:
        wait_for(there.is_set, "the word of the tryout", 60)
    finally:
        tryout.close()
    return told[0]


@pytest.mark.allowed_log("cannot be filled")
def test_a_broken_template_and_a_wrong_sentence_are_told_with_what_to_do(tmp_path: Path) -> None:
    made = order(tmp_path)
    broken_template(made.office)
    made.sentences.write_text('[kalimat]\ntidak_dikenal = "x"\n', encoding="utf-8")
    template, sentence = tried(made)
    assert template.file == "berita-acara.docx"
    assert template.message
    assert template.advice
    assert sentence.file == "dokumen.toml"
    assert "tidak_dikenal" in sentence.message


def test_good_ones_are_told_as_nothing(tmp_path: Path) -> None:
    made = order(tmp_path)
    shutil.copy(SHIPPED / "berita-acara.docx", made.office)
    made.sentences.write_text("", encoding="utf-8")
    assert tried(made) == ()


def test_who_has_nothing_of_its_own_waits_for_nothing(tmp_path: Path) -> None:
    tryout = TemplateTryout(order(tmp_path), lambda _found: None)
    before = threading.active_count()
    tryout.start()
    assert threading.active_count() == before
    tryout.close()


@pytest.mark.expected_log("takes more than 300 s")
def test_the_deadline_is_a_matter_of_the_clock_and_not_of_how_often_one_looks(tmp_path: Path) -> None:
    made = order(tmp_path)
    broken_template(made.office)
    told: list[tuple[BrokenText, ...]] = []
    looks = iter((0.0, 300.0))
    tryout = TemplateTryout(made, told.append, after_s=0, monotonic=lambda: next(looks))
    tryout.start()
    wait_for(lambda: not tryout._thread.is_alive(), "the tryout is given up", 60)
    assert (told, list(looks)) == ([], [])


def test_a_room_that_closes_at_once_does_not_wait_for_it(tmp_path: Path) -> None:
    made = order(tmp_path)
    broken_template(made.office)
    tryout = TemplateTryout(made, lambda _found: None, after_s=600)
    waits = Waits()
    tryout._is_over = waits
    tryout.start()
    tryout.close()
    assert waits.asked == [600]


def test_a_room_that_closes_meanwhile_ends_the_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tryout_module, "_ENTRY", "tests.process.entries:stubborn")
    told: list[tuple[BrokenText, ...]] = []
    made = order(tmp_path)
    made.sentences.write_text("", encoding="utf-8")
    tryout = TemplateTryout(made, told.append, after_s=0)
    tryout.start()
    wait_for(processes, "the process", 60)
    tryout.close()
    assert (processes(), told) == ([], [])


@pytest.mark.expected_log("ended with 3")
def test_a_process_that_falls_is_not_waited_for_and_says_nothing_of_templates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tryout_module, "_ENTRY", "tests.printing.test_tryout:fall")
    told: list[tuple[BrokenText, ...]] = []
    made = order(tmp_path)
    made.sentences.write_text("", encoding="utf-8")
    tryout = TemplateTryout(made, told.append, after_s=0)
    tryout.start()
    wait_for(lambda: not tryout._thread.is_alive(), "the end of the tryout", 60)
    assert told == []
