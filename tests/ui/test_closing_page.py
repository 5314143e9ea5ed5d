"""Closing a session: what lacks is named and one key away; all documents come by one key, or none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.domain.documents.gaps import Gap, GapKind
from app.domain.documents.settings import MinutesSettings, Official, SiteOfficials
from app.domain.minutes_edit import JOINT, MinutesStage
from app.domain.sending import Unsent
from app.domain.session import Session
from app.ui.attendance.page import AttendancePage
from app.ui.closing.officials import OfficialsSheet
from app.ui.closing.page import ClosingPage
from app.ui.closing.words import gap_sentence, lacking, where_filled
from app.ui.console.confirm import Confirm
from app.ui.decisions.page import DecisionPage
from tests.ui import samples
from tests.ui.desk import CTRL, DISK_FULL, KEY
from tests.ui.room import TestRoom


def complete(session: Session) -> MinutesSettings:
    """Return settings with which the joint notulen lacks nothing."""
    who = Official("Siti", "1968", "Pimpinan Sidang")
    sites = tuple(
        SiteOfficials(s.site_id, Official("Ahmad", "1970"), Official("Mul", has_nip=False), "1") for s in session.sites
    )
    return replace(
        MinutesSettings(), chair=who, secretary=who, sites=sites,
        letterhead=replace(MinutesSettings().letterhead, lines=("Pemerintah Kota Bekasi",)),
    )  # fmt: skip


def page(room: TestRoom) -> ClosingPage:
    room.press(KEY.Key_Z)
    opened = room.controller.pages.closing._page
    assert opened is not None
    return opened


def gaps(opened: ClosingPage) -> list[tuple[str, ...]]:
    return [line.cells for line in opened.gaps.lines]


def preview(room: TestRoom) -> None:
    """Let the moment pass after which the chosen document is set."""
    room.controller.pages.closing._preview_timer.timeout.emit()
    room.settle()


@pytest.mark.parametrize("kind", list(GapKind))
def test_every_gap_is_a_sentence_and_has_a_place(kind: GapKind) -> None:
    gap = Gap(kind, None, "PJG-001", 3)
    for text in (gap_sentence(gap), lacking([gap])):
        assert text
        assert "{" not in text
    assert where_filled(gap)


def test_what_lacks_is_told_kind_by_kind_the_serious_first() -> None:
    found = [Gap(GapKind.QUORUM, count=2), Gap(GapKind.UNDECIDED), Gap(GapKind.UNDECIDED), Gap(GapKind.LURAH_NIP),
             Gap(GapKind.NUMBER)]  # fmt: skip
    assert lacking(found) == "2 usulan belum diputus, NIP lurah, nomor, +1"
    assert lacking([]) == "lengkap"
    assert lacking([Gap(GapKind.STILL_OPEN), Gap(GapKind.CHAIR)]) == "pimpinan sidang, sidang masih terbuka"


def test_every_document_has_a_row_with_its_numbers_and_what_it_lacks(room: TestRoom) -> None:
    room.record = replace(room.record, proposals=(samples.proposal(1, room.ids[0]),))
    opened = page(room)
    assert [line.cells[0] for line in opened.table.lines][:3] == ["Notulen gabungan", "Pejuang", "Bintara Jaya"]
    assert opened.table.lines[1].cells[1:6] == ("0", "1", "0", "00:00", "draf")
    assert opened.table.lines[1].cells[6].startswith("daftar hadir kosong, delegasi kurang 3")
    assert opened._ready.text() == "0 dari 13 dokumen siap final"
    opened.table.choose(room.ids[0])
    room.settle()
    assert ("KLT-001 belum diputus", "Putusan") in gaps(opened)


def test_unsent_and_conflicts_are_asked_from_the_exchange(room: TestRoom) -> None:
    room.closing.open_now = Unsent(is_enrolled=True, operations=7, photos=1, conflicts=2, put_aside=1)
    opened = page(room)
    assert ("3 perbedaan dengan server belum diselesaikan", "Pengiriman") in gaps(opened)
    assert ("8 perubahan belum terkirim ke server", "Pengiriman") in gaps(opened)
    room.closing.open_now = Unsent(operations=7)
    room.controller.pages.closing._timer.timeout.emit()
    room.settle()
    assert not any("terkirim" in text for text, _ in gaps(opened))


def test_enter_leads_from_a_document_to_its_gaps_and_on_to_their_page(room: TestRoom) -> None:
    room.record = replace(room.record, proposals=(samples.proposal(1, room.ids[0]),))
    room.store.put(samples.proposal(1, room.ids[0]))
    opened = page(room)
    opened.table.choose(room.ids[0])
    room.settle()
    QTest.keyClick(opened.table, Qt.Key.Key_Return)
    assert opened.gaps.hasFocus()
    QTest.keyClick(opened.gaps, Qt.Key.Key_Return)
    room.settle()
    [attendance] = room.console.findChildren(AttendancePage)
    assert attendance.places.chosen == room.ids[0]
    attendance.close()
    room.settle()
    opened.gaps.choose(next(line.key for line in opened.gaps.lines if line.cells[1] == "Putusan"))
    opened.gaps.line_opened.emit(opened.gaps.chosen)
    room.settle()
    [decisions] = room.console.findChildren(DecisionPage)
    assert decisions.places.chosen == room.ids[0]
    decisions.close()
    room.settle()
    assert QApplication.activeWindow() is opened
    assert opened.gaps.hasFocus()
    QTest.keyClick(opened.gaps, Qt.Key.Key_Escape)
    assert opened.table.hasFocus()


def test_signatories_are_typed_at_the_site_that_lacks_them_and_count_at_once(room: TestRoom) -> None:
    opened = page(room)
    opened.table.choose(room.ids[1])
    room.settle()
    opened.gaps.choose(next(line.key for line in opened.gaps.lines if line.cells[0] == "Nama lurah belum diisi"))
    opened.gaps.line_opened.emit(opened.gaps.chosen)
    [sheet] = opened.findChildren(OfficialsSheet)
    field = sheet.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.accessibleName() == "Nama lurah Bintara Jaya"
    QTest.keyClicks(field, "Hj. Aisyah")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(sheet.focusWidget(), "19700101")
    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_S, CTRL)
    room.settle()
    assert room.closing.settings.officials(room.ids[1]).lurah == Official("Hj. Aisyah", "19700101")
    assert room.closing.settings.officials(room.ids[1]).organiser.has_nip is False
    assert not any("lurah" in text for text, _ in gaps(opened))


def test_the_chosen_document_is_seen_page_by_page(room: TestRoom) -> None:
    opened = page(room)
    preview(room)
    assert room.closing.rendered == ["Notulen-Sesi-2018-01-23"]
    assert opened._preview_head.text() == "Pratinjau · Notulen gabungan · halaman 1 dari 2"
    assert opened._status.text() == "DRAF"
    QTest.keyClick(opened.preview, Qt.Key.Key_PageDown)
    assert opened.preview.page == 2
    QTest.keyClick(opened.preview, Qt.Key.Key_Home)
    assert opened.preview.page == 1
    opened.table.choose(room.ids[0])
    preview(room)
    assert room.closing.rendered[-1].startswith("BA-")
    opened.grab()


def test_all_documents_by_one_key_what_is_complete_becomes_final(room: TestRoom) -> None:
    room.closing.settings = complete(room.session)
    opened = page(room)
    assert opened._ready.text() == "1 dari 13 dokumen siap final"
    QTest.keyClick(opened.table, Qt.Key.Key_Return, CTRL)
    question = QApplication.activeModalWidget()
    assert isinstance(question, Confirm)
    question._yes.click()
    room.settle()
    assert room.closing.closed == [room.clock.now_ms()]
    assert room.minutes_work.now.stage(JOINT).stage is MinutesStage.FINAL
    assert "Notulen-Sesi-2018-01-23 FINAL" in room.closing.files
    assert sum("DRAF" in name for name in room.closing.files) == len(room.closing.files) - 1
    assert f"{len(room.closing.files)} berkas selesai di folder notulen" in opened._note.text()
    assert opened.table.lines[0].cells[5] == "final"
    assert opened.make.isVisible()
    assert not opened.cancel.isVisible()


def test_drafts_make_nothing_final_and_close_nothing(room: TestRoom) -> None:
    room.closing.settings = complete(room.session)
    opened = page(room)
    QTest.keyClick(opened.table, Qt.Key.Key_D)
    room.settle()
    assert room.closing.files
    assert room.closing.closed == []
    assert room.minutes_work.now.stages == ()
    assert "selesai" in opened._note.text()


def test_writing_can_be_cancelled_between_files_and_a_failure_is_said(room: TestRoom) -> None:
    opened = page(room)
    room.closing.on_file = room.closing.desk.cancel
    opened.draft.click()
    room.settle()
    assert "dibatalkan" in opened._note.text()
    room.closing.on_file = lambda: None
    room.closing.trouble = DISK_FULL
    opened.draft.click()
    room.settle()
    assert "Diska penuh" in opened._note.text()
    assert room.closing.files == []
    assert opened.draft.isVisible()


def test_a_draft_is_completed_in_the_form_which_lies_behind_the_page(room: TestRoom) -> None:
    draft = samples.proposal(1, room.ids[0], state="draf")
    room.record = replace(room.record, proposals=(draft,))
    room.store.put(draft)
    opened = page(room)
    opened.table.choose(room.ids[0])
    room.settle()
    key = next(line.key for line in opened.gaps.lines if "masih draf" in line.cells[0])
    opened.gaps.line_opened.emit(key)
    room.settle()
    assert room.controller.pages.closing._page is None
    assert room.console.capture.form.fields().usulan == draft.fields.usulan
