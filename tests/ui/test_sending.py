from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from typing import TypeVar

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from app.domain.errors import UserError
from app.domain.identity import SessionId
from app.domain.sealing import canonical_json
from app.domain.sending import (
    OWN,
    Conflict,
    Deletions,
    PutAside,
    ResolveConflict,
    Side,
    SyncPhase,
    SyncStatus,
    Unsent,
    Version,
)
from app.domain.wording import clock
from app.ui.console.confirm import Confirm
from app.ui.sending.conflict_words import can_be_written, conflict_name, conflict_value, differing_lines
from app.ui.sending.difference import Piece, pieces
from app.ui.sending.presenter import SendingPlace, SendingPresenter, SendingServices
from app.ui.sending.words import chip_words, headline, sending_matters, trouble
from app.ui.theme.tokens import Look
from tests.ui.room import TestRoom

T = TypeVar("T")
NOW = 1_516_669_200_000
ENROLLED = Unsent(is_enrolled=True)


def done(value: T) -> Future[T]:
    future: Future[T] = Future()
    future.set_result(value)
    return future


def conflict(number: int = 1) -> Conflict:
    return Conflict(
        conflict_id=f"d:{number}:usulan",
        revision=1,
        session_id=SessionId("s"),
        entity="proposal",
        entity_id="p",
        title=f"PJG-00{number} · Saluran",
        field="usulan",
        base="Saluran",
        kept=Version("Saluran 320 meter", OWN, "operator", NOW),
        other=Version("Saluran 450 meter", "Meja 2", "fasilitator-2", NOW),
        is_deletion=False,
    )


@dataclass
class FakeExchange:
    status: SyncStatus = field(default_factory=SyncStatus)
    sent: int = 0
    agreed: int = 0
    enrolled: list[tuple[str, str]] = field(default_factory=list)

    def send_now(self) -> None:
        self.sent += 1

    def agree(self) -> None:
        self.agreed += 1

    def enrol(self, address: str, text: str) -> None:
        self.enrolled.append((address, text))


@dataclass
class FakeConflicts:
    listed: list[Conflict] = field(default_factory=list)
    choices: list[ResolveConflict] = field(default_factory=list)
    aside: list[PutAside] = field(default_factory=list)
    settled: list[tuple[str, int, bool]] = field(default_factory=list)
    settings: list[tuple[bool, int]] = field(default_factory=list)
    refuses: bool = False

    def open_matters(self) -> Future[Unsent]:
        return done(Unsent(conflicts=len(self.listed)))

    def conflicts(self) -> Future[tuple[Conflict, ...]]:
        return done(tuple(self.listed))

    def resolve(self, choice: ResolveConflict) -> Future[None]:
        if self.refuses:
            future: Future[None] = Future()
            future.set_exception(UserError("Sudah diputuskan.", "Lihat lagi."))
            return future
        self.choices.append(choice)
        self.listed = [one for one in self.listed if one.conflict_id != choice.conflict_id]
        return done(None)

    def put_aside(self) -> Future[tuple[PutAside, ...]]:
        return done(tuple(self.aside))

    def settle(self, device_id: str, seq: int, *, resend: bool) -> Future[None]:
        self.settled.append((device_id, seq, resend))
        self.aside.clear()
        return done(None)

    def change_settings(self, *, is_paused: bool, cap_kbit_s: int) -> Future[None]:
        self.settings.append((is_paused, cap_kbit_s))
        return done(None)


class Desk:
    def __init__(self, room: TestRoom) -> None:
        self.exchange = FakeExchange()
        self.store = FakeConflicts()
        self.room = room
        services = SendingServices(self.exchange, self.store, room.later, "operator")
        console = room.console
        place = SendingPlace(console.header.sent, console.commands, lambda: console.metrics)
        self.presenter = SendingPresenter(services, place, console, Look.DARK.tokens)

    def show(self, status: SyncStatus) -> None:
        self.exchange.status = status
        self.presenter.tick()
        self.room.settle()

    def open(self) -> QWidget:
        self.presenter.open()
        self.room.settle()
        assert self.presenter._page is not None
        return self.presenter._page


@pytest.fixture
def desk(make_room: object) -> Desk:
    assert callable(make_room)
    return Desk(make_room(size=QSize(1366, 768)))


def test_what_differs_is_marked_on_both_sides() -> None:
    assert pieces("a b c", "a x c") == (Piece("a ", False), Piece("b", True), Piece(" c", False))
    assert pieces("", "a") == ()


def test_all_sent_is_said_only_when_it_is_true() -> None:
    agreed = SyncStatus(SyncPhase.RESTING, ENROLLED, is_agreed=True, agreed_ms=NOW)
    assert chip_words(agreed) == ("Terkirim semua", "good")
    for status in (
        replace(agreed, is_agreed=False),
        replace(agreed, unsent=replace(ENROLLED, operations=1)),
        replace(agreed, unsent=replace(ENROLLED, photos=1)),
        replace(agreed, phase=SyncPhase.PAUSED),
        replace(agreed, phase=SyncPhase.STOPPED),
        replace(agreed, phase=SyncPhase.WAITING, is_agreed=False),
    ):
        assert chip_words(status)[1] != "good"
        assert headline(status)[1] != "good"
    assert chip_words(SyncStatus()) == ("", "")


def test_files_under_way_are_said_and_what_is_not_there_yet_is_not_rounded_up() -> None:
    sending = SyncStatus(SyncPhase.PHOTOS, replace(ENROLLED, photos=3), done=1_960_000, total=4_710_000)
    assert chip_words(sending) == ("Mengirim foto 1,9 dari 4,8 MB", "muted")
    # Rows go first, and say so; what has no room at the server is not under way.
    assert chip_words(replace(sending, unsent=replace(ENROLLED, photos=3, operations=2))) == ("Mengirim 5", "muted")
    assert chip_words(replace(sending, message="Penuh.")) == ("3 belum terkirim", "attention")
    body = replace(sending, unsent=replace(ENROLLED, documents=1), done=0, total=48_100)
    assert chip_words(body) == ("Mengirim dokumen 0 dari 49 kB", "muted")
    assert headline(body)[0] == "Sedang mengirim: 1 dokumen final."
    assert not replace(body, is_agreed=True).is_all_sent
    agreed = SyncStatus(SyncPhase.PHOTOS, ENROLLED, is_agreed=True, fetched=500_000, to_fetch=1_000_000)
    assert chip_words(agreed) == ("Menerima berkas 0,5 dari 1,0 MB", "good")
    assert headline(agreed)[0] == "Terkirim semua."
    assert chip_words(replace(agreed, fetched=1_000_000)) == ("Terkirim semua", "good")
    many = replace(ENROLLED, operations=2, photos=3, documents=1)
    assert headline(replace(sending, unsent=many))[0] == "Sedang mengirim: 2 perubahan, 1 dokumen final dan 3 foto."


def test_the_page_shows_how_far_files_are(desk: Desk) -> None:
    page = desk.open()
    bar = page.findChild(QProgressBar)
    desk.show(SyncStatus(SyncPhase.PHOTOS, replace(ENROLLED, photos=1), done=1_000_000, total=4_000_000))
    assert (bar.isVisible(), bar.value(), bar.text()) == (True, 250, "Mengirim foto 1,0 dari 4,0 MB")
    desk.show(SyncStatus(SyncPhase.PHOTOS, ENROLLED, is_agreed=True, fetched=1_999, to_fetch=2_000))
    assert (bar.isVisible(), bar.value(), bar.text()) == (True, 999, "Menerima berkas 1 dari 2 kB")
    desk.show(SyncStatus(SyncPhase.RESTING, ENROLLED, is_agreed=True, fetched=2_000, to_fetch=2_000))
    assert not bar.isVisible()


def test_the_chip_says_how_it_stands_and_opens_the_page(desk: Desk) -> None:
    header = desk.room.console.header
    assert not header.sent.isVisible()
    desk.show(SyncStatus(SyncPhase.WAITING, replace(ENROLLED, operations=12)))
    assert header.sent.text() == "12 belum terkirim"
    QTest.mouseClick(header.sent, Qt.MouseButton.LeftButton)
    desk.room.settle()
    page = desk.presenter._page
    assert page is not None
    QTest.keyClick(page, Qt.Key.Key_K)
    assert desk.exchange.sent == 1


def test_a_difference_is_settled_by_one_key_and_the_next_one_comes(desk: Desk) -> None:
    desk.store.listed = [conflict(1), conflict(2)]
    desk.show(SyncStatus(SyncPhase.RESTING, replace(ENROLLED, conflicts=2)))
    desk.open()
    desk.presenter._open_conflict("d:1:usulan")
    sheet = desk.presenter._sheet
    assert sheet is not None
    assert "stasiun ini" in sheet._kept_by.toolTip() + sheet._kept_by.accessibleName() + sheet._kept_by.text()
    assert "Meja 2" in sheet._other_by.toolTip() + sheet._other_by.accessibleName() + sheet._other_by.text()
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert desk.store.choices == []
    QTest.keyClick(sheet, Qt.Key.Key_2)
    desk.room.settle()
    assert desk.store.choices == [ResolveConflict("d:1:usulan", 1, Side.OTHER, "operator", "")]
    assert desk.presenter._open == conflict(2)
    QTest.keyClick(sheet, Qt.Key.Key_3)
    sheet.third.setPlainText("Saluran 400 meter")
    sheet.save_third.click()
    desk.room.settle()
    assert desk.store.choices[1] == ResolveConflict("d:2:usulan", 1, Side.THIRD, "operator", "Saluran 400 meter")
    assert desk.presenter._sheet is None
    assert desk.exchange.sent == 2


def setting(part: str, kept: object, other: object, base: object = None) -> Conflict:
    values = [canonical_json(one) for one in (kept, other)]  # type: ignore[arg-type]
    here, there = conflict().kept, conflict().other
    return replace(
        conflict(),
        entity="minutes_setting",
        title="Dokumen · Pejuang",
        field="value",
        base="" if base is None else canonical_json(base),  # type: ignore[arg-type]
        kept=replace(here, value=values[0]),
        other=replace(there, value=values[1]),
        part=part,
    )


LURAH = {"nama": "Sudirman", "nip": "", "jabatan": "Lurah", "ada_nip": 1}


def test_a_difference_about_who_signs_is_said_in_words_with_what_differs(desk: Desk) -> None:
    desk.store.listed = [setting("lurah", LURAH, {**LURAH, "nama": "Sudirman, S.E.", "nip": "1978"}, LURAH)]
    page = desk.open()
    table = desk.presenter._page.conflicts  # type: ignore[union-attr]
    assert [line.cells for line in table.lines] == [
        (
            "Dokumen · Pejuang",
            "Penanda tangan: lurah",
            "Nama: Sudirman · NIP: belum diisi",
            "Nama: Sudirman, S.E. · NIP: 1978",
        )
    ]
    desk.presenter._open_conflict("d:1:usulan")
    sheet = desk.presenter._sheet
    assert sheet is not None
    assert sheet._other.toPlainText() == "Nama: Sudirman, S.E.\nJabatan: Lurah\nNIP: 1978"
    assert sheet._other.toHtml().count("underline") == 2
    # Three fields are no text: they are changed where each has its own line.
    assert not sheet.take_third.isVisible()
    assert page.isVisible()


@pytest.mark.parametrize(
    ("part", "kept", "other", "shown", "typed", "written"),
    [
        ("tempat", "Balai", "Gedung", "Balai", "Aula", '"Aula"'),
        ("tempat", "Balai", "Gedung", "Balai", "", '""'),
        ("kop", ["KOTA", "BAPPEDA"], ["KOTA"], "KOTA\nBAPPEDA", "KOTA\n\nBAPPELITBANGDA ", '["KOTA","BAPPELITBANGDA"]'),
    ],
)
def test_a_third_text_of_the_documents_is_kept_as_they_keep_it(
    desk: Desk, part: str, kept: object, other: object, shown: str, typed: str, written: str
) -> None:
    desk.store.listed = [setting(part, kept, other)]
    desk.open()
    desk.presenter._open_conflict("d:1:usulan")
    sheet = desk.presenter._sheet
    assert sheet is not None
    assert sheet._kept.toPlainText() == shown == sheet.third.toPlainText()
    QTest.keyClick(sheet, Qt.Key.Key_3)
    sheet.third.setPlainText(typed)
    sheet.save_third.click()
    desk.room.settle()
    assert [one.value for one in desk.store.choices] == [written]


@pytest.mark.parametrize(("part", "kept", "other"), [("delegasi", 3, 4), ("kertas", "F4", "A4")])
def test_what_is_counted_or_chosen_is_not_typed(part: str, kept: object, other: object) -> None:
    one = setting(part, kept, other)
    assert not can_be_written(one)
    assert conflict_value(one, one.kept.value) == str(kept)


def test_a_persons_fields_are_called_as_on_the_list_of_attendance() -> None:
    person = replace(conflict(), entity="attendee", field="present_ms")
    assert (conflict_name(person), conflict_value(person, str(NOW))) == ("Hadir sejak", clock(NOW))
    assert conflict_value(replace(person, field="struck"), "1") == "ya"
    assert conflict_value(replace(person, field="telepon"), "0812") == "0812"
    assert not can_be_written(person)
    assert differing_lines(setting("kop", ["KOTA", "DINAS"], ["KOTA"])) == ("KOTA · DINAS", "KOTA")
    broken = replace(setting("lurah", LURAH, LURAH), kept=conflict().kept)
    assert conflict_value(broken, "{tidak terbaca") == "{tidak terbaca"


def test_a_choice_that_was_not_kept_says_why(desk: Desk) -> None:
    desk.store.listed, desk.store.refuses = [conflict(1)], True
    desk.open()
    desk.presenter._open_conflict("d:1:usulan")
    sheet = desk.presenter._sheet
    assert sheet is not None
    QTest.keyClick(sheet, Qt.Key.Key_1)
    desk.room.settle()
    assert "Sudah diputuskan." in sheet._note.text()


def test_a_station_enrols_with_what_was_pasted(desk: Desk) -> None:
    page = desk.open()
    desk.presenter._page.code.setText("musrenbang:gabung?kode=X")  # type: ignore[union-attr]
    desk.presenter._page.join.click()  # type: ignore[union-attr]
    assert desk.exchange.enrolled == [("", "musrenbang:gabung?kode=X")]
    desk.show(SyncStatus(SyncPhase.RESTING, ENROLLED, is_agreed=True))
    assert not page._joining.isVisible()  # type: ignore[attr-defined]


def test_many_deletions_are_asked_about_once_and_modally(desk: Desk) -> None:
    asking = SyncStatus(SyncPhase.ASKING, ENROLLED, deletions=Deletions(60, 100))
    desk.show(asking)
    desk.show(replace(asking, agreed_ms=1))
    [dialog] = desk.room.console.findChildren(Confirm)
    assert dialog.isModal()
    assert "60" in dialog.windowTitle()
    dialog.findChild(QPushButton)
    dialog.accept()
    desk.room.settle()
    assert desk.exchange.agreed == 1


def test_what_was_put_aside_can_be_sent_again(desk: Desk) -> None:
    desk.store.aside = [PutAside("d", 4, "BTR-003", ("usulan",), "role", NOW)]
    page = desk.open()
    QTest.keyClick(page, Qt.Key.Key_U)
    desk.room.settle()
    assert desk.store.settled == [("d", 4, True)]


def test_a_stop_and_differences_need_attention() -> None:
    stopped = SyncStatus(
        SyncPhase.STOPPED, replace(ENROLLED, conflicts=2), message="Server menolak.", advice="Minta kode."
    )
    assert [matter.key for matter in sending_matters(stopped, "Ctrl+Shift+S")] == ["sending", "conflicts"]
    assert sending_matters(SyncStatus(), "") == []


def test_a_person_is_told_of_a_new_identity_until_something_else_is_wrong() -> None:
    status = SyncStatus(SyncPhase.RESTING, ENROLLED, is_agreed=True, is_renewed=True)
    assert "tidak ada yang hilang" in trouble(status)
    [matter] = sending_matters(status, "K")
    assert matter.title == "Stasiun ini memakai identitas baru"
    broken = replace(status, message="Server tidak menjawab pada waktunya.")
    assert trouble(broken).startswith("Server tidak menjawab")
