from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import ExternalError, UserError
from app.domain.identity import ProposalId, RequestId
from app.domain.proposal import Field, ProposalFields, ProposalState, Urgency
from app.session.proposals import Prefill
from app.ui.capture.details import DETAIL_FIELDS
from app.ui.commands import COMMANDS, CommandSet
from app.ui.console.capture import SAVE_AFTER_MS, CapturePanel, TypedProposal
from app.ui.console.proposal_form import AT_ONCE
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import DARK
from tests.ui.samples import proposal, session

SITES = session(12).sites
NEW = ProposalId("new")
NOTHING = Prefill(None, "", None)
SPEAKER = Prefill(SITES[4].site_id, "Ketua RW 07", RequestId("r-5"))
DISK_FULL = ExternalError(
    "Diska penuh; perubahan terakhir belum tersimpan.", "Kosongkan ruang diska, lalu simpan lagi."
)


class Desk:
    """Writes down what the form asks for."""

    def __init__(self, panel: CapturePanel) -> None:
        self.drafts: list[TypedProposal] = []
        self.filed: list[TypedProposal] = []
        panel.save_wanted.connect(self.drafts.append)
        panel.file_wanted.connect(self.filed.append)


@pytest.fixture
def window(qtbot: QtBot, styled_app: QApplication) -> QWidget:
    del styled_app
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def panel(window: QWidget) -> CapturePanel:
    commands = CommandSet(window, {c.command_id: lambda: None for c in COMMANDS}, len(SITES))
    made = CapturePanel(SITES, commands, DARK, window)
    made.set_metrics(Metrics(1.0))
    QVBoxLayout(window).addWidget(made)
    window.resize(735, 500)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    made.begin(NEW, NOTHING)
    return made


@pytest.fixture
def desk(panel: CapturePanel) -> Desk:
    return Desk(panel)


def edit(panel: CapturePanel, field: Field) -> QLineEdit | QPlainTextEdit:
    return panel.form.edits[field]


def type_into(panel: CapturePanel, field: Field, text: str) -> None:
    target = edit(panel, field)
    target.setFocus()
    QTest.keyClicks(target, text)


def text(panel: CapturePanel, field: Field) -> str:
    return panel.form.text_entry(field).text


def fill(panel: CapturePanel) -> None:
    type_into(panel, Field.PROPOSER, "Ketua RW 07")
    type_into(panel, Field.PROBLEM, "Saluran tersumbat")
    type_into(panel, Field.USULAN, "Normalisasi drainase")


def store(panel: CapturePanel, typed: TypedProposal) -> None:
    """Answer as the store does once the disk has it."""
    stored = proposal(14, typed.site_id)
    panel.saved(replace(stored, proposal_id=typed.proposal_id, fields=typed.fields, state=typed.state))


def rest(panel: CapturePanel) -> None:
    """Let the half second without a key be over."""
    assert panel._timer.isActive()
    panel._timer.stop()
    panel._timer.timeout.emit()


# --- drafts ---------------------------------------------------------------------------------


def test_a_draft_is_saved_after_half_a_second_of_rest(panel: CapturePanel, desk: Desk) -> None:
    type_into(panel, Field.USULAN, "Normalisasi")
    assert desk.drafts == []
    assert panel._timer.interval() == SAVE_AFTER_MS == 500
    assert panel._timer.isSingleShot()
    rest(panel)
    assert [typed.fields.usulan for typed in desk.drafts] == ["Normalisasi"]
    assert desk.drafts[0].state is ProposalState.DRAFT


def test_every_key_begins_the_rest_anew(panel: CapturePanel, desk: Desk) -> None:
    type_into(panel, Field.USULAN, "Norm")
    panel._timer.stop()
    type_into(panel, Field.USULAN, "a")
    assert panel._timer.isActive()
    assert desk.drafts == []


def test_a_draft_is_saved_at_once_when_the_cursor_leaves(panel: CapturePanel, desk: Desk) -> None:
    type_into(panel, Field.PROBLEM, "Saluran tersumbat")
    edit(panel, Field.USULAN).setFocus()
    assert [typed.fields.permasalahan for typed in desk.drafts] == ["Saluran tersumbat"]
    assert not panel._timer.isActive()


def test_a_form_nobody_typed_in_is_not_saved(panel: CapturePanel, desk: Desk) -> None:
    panel.begin(NEW, SPEAKER)
    panel.save_now()
    edit(panel, Field.PROBLEM).setFocus()
    edit(panel, Field.USULAN).setFocus()
    assert desk.drafts == []


def test_what_was_typed_and_taken_back_leaves_no_draft(panel: CapturePanel, desk: Desk) -> None:
    type_into(panel, Field.USULAN, "x")
    QTest.keyClick(edit(panel, Field.USULAN), Qt.Key.Key_Backspace)
    assert not panel._timer.isActive()
    panel.save_now()
    assert desk.drafts == []


def test_every_field_arrives(panel: CapturePanel, desk: Desk) -> None:
    panel.begin(NEW, SPEAKER)
    fill(panel)
    type_into(panel, Field.RT, "03")
    type_into(panel, Field.RW, "07")
    type_into(panel, Field.LOCATION, "Jl. Perjuangan")
    type_into(panel, Field.VOLUME, "1.250,5")
    type_into(panel, Field.UNIT, "m")
    panel.form.entry(Field.URGENCY).show(Urgency.HIGH)
    panel.save_now()
    typed = desk.drafts[-1]
    assert (typed.proposal_id, typed.site_id, typed.request_id) == (NEW, SITES[4].site_id, "r-5")
    fields = typed.fields
    assert fields.pengusul.startswith("Ketua RW 07")
    assert (fields.rt, fields.rw, fields.lokasi, fields.satuan) == ("03", "07", "Jl. Perjuangan", "m")
    assert (fields.volume, fields.urgensi) == (Decimal("1250.5"), Urgency.HIGH)


def test_a_text_of_ten_thousand_letters_arrives_whole(panel: CapturePanel, desk: Desk) -> None:
    long = ("Saluran tersumbat dan dangkal. " * 400)[:10_000]
    edit(panel, Field.PROBLEM).setPlainText(long)  # type: ignore[union-attr]
    rest(panel)
    assert desk.drafts[0].fields.permasalahan == long
    panel.edit(proposal(1, SITES[0].site_id, permasalahan=long))
    assert text(panel, Field.PROBLEM) == long


# --- what is said about it ------------------------------------------------------------------


def test_saved_is_said_only_after_the_disk_has_it(panel: CapturePanel, desk: Desk) -> None:
    type_into(panel, Field.USULAN, "Normalisasi")
    assert "tersimpan" not in panel._saved.text()
    rest(panel)
    assert panel._saved.text() == "menyimpan …"
    store(panel, desk.drafts[0])
    assert panel._saved.text() == "tersimpan 10.42.16"
    assert panel.form.number.text() == "KLT-014"


def test_an_answer_for_another_proposal_says_nothing(panel: CapturePanel, desk: Desk) -> None:
    type_into(panel, Field.USULAN, "Normalisasi")
    rest(panel)
    panel.saved(proposal(3, SITES[0].site_id))
    assert panel._saved.text() == "menyimpan …"
    assert panel.form.number.text() == ""


def test_an_answer_that_was_overtaken_by_typing_does_not_say_saved(panel: CapturePanel, desk: Desk) -> None:
    type_into(panel, Field.USULAN, "Normalisasi")
    rest(panel)
    type_into(panel, Field.USULAN, " drainase")
    store(panel, desk.drafts[0])
    assert "tersimpan" not in panel._saved.text()
    assert text(panel, Field.USULAN) == "Normalisasi drainase"


def test_what_was_not_saved_stays_and_says_why(panel: CapturePanel, desk: Desk) -> None:
    type_into(panel, Field.USULAN, "Normalisasi")
    rest(panel)
    panel.not_saved(DISK_FULL)
    assert panel._saved.text() == "BELUM tersimpan"
    assert panel._notice.text() == str(DISK_FULL)
    assert text(panel, Field.USULAN) == "Normalisasi"
    panel.save_now()
    assert len(desk.drafts) == 2
    store(panel, desk.drafts[1])
    assert panel._saved.text() == "tersimpan 10.42.16"
    assert panel._notice.text() == ""


# --- prefill --------------------------------------------------------------------------------


def test_site_and_speaker_come_from_the_floor(panel: CapturePanel) -> None:
    panel.begin(NEW, SPEAKER)
    assert panel.form.site.currentText() == "Kaliabang Tengah"
    assert text(panel, Field.PROPOSER) == "Ketua RW 07"
    assert panel.is_empty


def test_an_empty_form_follows_the_floor(panel: CapturePanel) -> None:
    panel.follow(SPEAKER)
    assert panel.form.site.currentText() == "Kaliabang Tengah"
    panel.follow(Prefill(SITES[1].site_id, "Lurah", RequestId("r-6")))
    assert (panel.form.site.currentText(), text(panel, Field.PROPOSER)) == ("Bintara Jaya", "Lurah")


def test_a_form_with_text_does_not_follow(panel: CapturePanel, desk: Desk) -> None:
    panel.begin(NEW, SPEAKER)
    type_into(panel, Field.USULAN, "Normalisasi")
    panel.follow(Prefill(SITES[1].site_id, "Lurah", RequestId("r-6")))
    assert panel.form.site.currentText() == "Kaliabang Tengah"
    assert text(panel, Field.PROPOSER) == "Ketua RW 07"
    panel.save_now()
    assert desk.drafts[0].request_id == "r-5"


def test_a_proposal_that_has_a_number_does_not_follow(panel: CapturePanel) -> None:
    panel.edit(proposal(3, SITES[2].site_id, usulan="", permasalahan="", pengusul=""))
    panel.follow(SPEAKER)
    assert panel.form.site.currentText() == "Aren Jaya"


def test_a_long_prefilled_name_is_seen_from_its_beginning(panel: CapturePanel) -> None:
    panel.begin(NEW, Prefill(SITES[4].site_id, "Ibu Hajjah Siti Nurhaliza " * 4, None))
    field = edit(panel, Field.PROPOSER)
    assert isinstance(field, QLineEdit)
    assert field.cursorPosition() == 0


# --- stored proposals -----------------------------------------------------------------------


def test_a_stored_proposal_opens_with_everything(panel: CapturePanel) -> None:
    panel.edit(proposal(3, SITES[2].site_id))
    assert panel.form.number.text() == "KLT-003"
    assert panel.form.site.currentText() == "Aren Jaya"
    assert text(panel, Field.VOLUME) == "320"
    assert panel.form.entry(Field.URGENCY).value() is Urgency.HIGH
    assert panel._saved.text() == "tersimpan 10.42.16"
    assert pill(panel) == ("○ cukup", "")


def test_a_proposal_with_a_number_stays_with_its_site(panel: CapturePanel) -> None:
    # The store would refuse: the number carries the site's letters.
    assert panel.form.site.isEnabled()
    panel.edit(proposal(3, SITES[2].site_id))
    assert not panel.form.site.isEnabled()
    panel.begin(NEW, NOTHING)
    assert panel.form.site.isEnabled()


def test_a_change_of_a_filed_proposal_keeps_it_filed(panel: CapturePanel, desk: Desk) -> None:
    panel.edit(proposal(3, SITES[2].site_id))
    type_into(panel, Field.LOCATION, " depan balai")
    rest(panel)
    assert desk.drafts[0].state is ProposalState.RECORDED
    assert desk.filed == []


def test_what_the_form_does_not_show_stays_as_it_is_stored(panel: CapturePanel, desk: Desk) -> None:
    stored = proposal(3, SITES[2].site_id)
    stored = replace(stored, fields=replace(stored.fields, kode_kamus="DR-01", opd_awal="DBMSDA"))
    panel.edit(stored)
    type_into(panel, Field.LOCATION, " depan balai")
    rest(panel)
    [draft] = desk.drafts
    lokasi = text(panel, Field.LOCATION)
    assert draft.fields == replace(stored.fields, lokasi=lokasi)
    # And is not said anew: somebody else may have changed it meanwhile.
    assert draft.only is not None
    assert Field.LOCATION in draft.only
    assert Field.KAMUS not in draft.only
    panel.begin(NEW, NOTHING)
    assert panel.form.fields() == ProposalFields()


# --- filing ---------------------------------------------------------------------------------


def test_a_complete_proposal_is_filed_once(panel: CapturePanel, desk: Desk) -> None:
    fill(panel)
    drafts = len(desk.drafts)
    panel.file()
    assert [typed.state for typed in desk.filed] == [ProposalState.RECORDED]
    assert not panel._timer.isActive()
    panel.save_now()
    assert len(desk.drafts) == drafts


@pytest.mark.parametrize("gap", [Field.PROPOSER, Field.PROBLEM, Field.USULAN])
def test_filing_goes_to_the_first_gap_instead(panel: CapturePanel, desk: Desk, gap: Field) -> None:
    panel.edit(proposal(3, SITES[2].site_id, **{gap.value: ""}, state=ProposalState.DRAFT))
    panel.form.entry(Field.URGENCY).widget.setFocus()
    panel.file()
    assert desk.filed == []
    assert edit(panel, gap).hasFocus()
    assert edit(panel, gap).property("state") == "attention"


def pill(panel: CapturePanel) -> tuple[str, str]:
    return panel._pill.pill.text(), panel._pill.pill.property("state")


def test_the_pill_names_what_is_missing(panel: CapturePanel) -> None:
    assert pill(panel) == ("▲ kurang: pengusul, permasalahan, usulan", "")
    type_into(panel, Field.PROBLEM, "Saluran tersumbat")
    assert pill(panel) == ("▲ kurang: pengusul, usulan", "attention")
    fill(panel)
    assert pill(panel) == ("○ cukup", "")
    assert panel._pill.later == "boleh menyusul: RW, lokasi, fisik/non-fisik +9"


# --- a volume that cannot be read -----------------------------------------------------------


def test_a_bad_volume_keeps_nothing_else_from_being_saved(panel: CapturePanel, desk: Desk) -> None:
    fill(panel)
    type_into(panel, Field.VOLUME, "2.5x")
    rest(panel)
    assert desk.drafts[-1].fields.usulan == "Normalisasi drainase"
    assert desk.drafts[-1].fields.volume is None
    store(panel, desk.drafts[-1])
    assert panel._saved.text() == "tersimpan 10.42.16 tanpa volume"
    assert panel._notice.text().startswith("Volume tidak terbaca.")
    assert edit(panel, Field.VOLUME).property("state") == "attention"


def test_a_bad_volume_does_not_erase_the_one_that_was_stored(panel: CapturePanel, desk: Desk) -> None:
    panel.edit(proposal(3, SITES[2].site_id))
    type_into(panel, Field.VOLUME, "x")
    rest(panel)
    assert desk.drafts[0].fields.volume == Decimal(320)


def test_a_bad_volume_is_not_filed(panel: CapturePanel, desk: Desk) -> None:
    fill(panel)
    type_into(panel, Field.VOLUME, "dua")
    panel.file()
    assert desk.filed == []
    assert edit(panel, Field.VOLUME).hasFocus()
    assert panel._notice.text().startswith("Volume tidak terbaca.")


def test_a_volume_that_was_mended_is_saved(panel: CapturePanel, desk: Desk) -> None:
    fill(panel)
    type_into(panel, Field.VOLUME, "12x")
    QTest.keyClick(edit(panel, Field.VOLUME), Qt.Key.Key_Backspace)
    assert edit(panel, Field.VOLUME).property("state") == ""
    rest(panel)
    assert desk.drafts[-1].fields.volume == Decimal(12)
    store(panel, desk.drafts[-1])
    assert panel._saved.text() == "tersimpan 10.42.16"


def test_an_emptied_volume_is_saved_as_none(panel: CapturePanel, desk: Desk) -> None:
    panel.edit(proposal(3, SITES[2].site_id))
    edit(panel, Field.VOLUME).clear()
    rest(panel)
    assert desk.drafts[0].fields.volume is None


# --- leaving the form -----------------------------------------------------------------------


def test_leaving_saves_what_is_typed(panel: CapturePanel, desk: Desk) -> None:
    type_into(panel, Field.USULAN, "Normalisasi")
    assert panel.leave()
    assert len(desk.drafts) == 1


def test_a_form_is_not_left_while_a_volume_would_be_lost(panel: CapturePanel) -> None:
    fill(panel)
    type_into(panel, Field.VOLUME, "2.5x")
    edit(panel, Field.USULAN).setFocus()
    assert not panel.leave()
    assert edit(panel, Field.VOLUME).hasFocus()


def test_a_filed_proposal_is_not_left_with_a_gap(panel: CapturePanel, desk: Desk) -> None:
    # The store would refuse it, and the rest of what was changed would be lost.
    panel.edit(proposal(3, SITES[2].site_id))
    edit(panel, Field.USULAN).setFocus()
    edit(panel, Field.USULAN).clear()
    assert not panel.leave()
    assert edit(panel, Field.USULAN).hasFocus()
    assert desk.drafts == []


def test_an_untouched_form_is_left_freely(panel: CapturePanel, desk: Desk) -> None:
    panel.edit(proposal(3, SITES[2].site_id))
    assert panel.leave()
    assert desk.drafts == []


# --- keyboard -------------------------------------------------------------------------------


def test_tab_goes_through_the_fields_in_the_order_of_speech(panel: CapturePanel) -> None:
    for open_now, fields in ((False, AT_ONCE), (True, (*AT_ONCE, *DETAIL_FIELDS))):
        panel.form.show_details(open_now)
        panel.form.site.setFocus()
        reached: list[QWidget | None] = []
        for _ in fields:
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)  # type: ignore[arg-type]
            reached.append(QApplication.focusWidget())
        assert reached == [panel.form.entry(field).widget for field in fields]


def test_the_cursor_goes_to_what_is_missing(panel: CapturePanel) -> None:
    panel.begin(NEW, SPEAKER)
    panel.focus_first_gap()
    assert edit(panel, Field.PROBLEM).hasFocus()
    panel.edit(proposal(3, SITES[2].site_id))
    panel.focus_first_gap()
    assert edit(panel, Field.PROPOSER).hasFocus()


def test_a_refusal_is_said_in_words(panel: CapturePanel) -> None:
    panel.not_saved(UserError("Isian terlalu panjang.", "Ringkas menjadi paling banyak 10.000 huruf."))
    assert panel._notice.text() == "Isian terlalu panjang. Ringkas menjadi paling banyak 10.000 huruf."
