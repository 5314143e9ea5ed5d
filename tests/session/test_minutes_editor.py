"""The editor of the minutes on the rules of the store."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.documents.build import joint_document, site_document
from app.domain.documents.listing import lists_of
from app.domain.documents.material import MinutesMaterial
from app.domain.documents.model import DocumentStatus
from app.domain.errors import UserError
from app.domain.identity import SiteId
from app.domain.minutes_edit import JOINT, TIMELINE, MinutesStage
from app.session.minutes_editor import EditorView, MinutesEditor
from tests.minutes.documents import make_material
from tests.session.fakes import StillClock
from tests.session.fakes_minutes import FakeMinutesWork
from tests.ui.fakes import AtOnce


class Desk:
    def __init__(self) -> None:
        self.material: MinutesMaterial = make_material()
        self.store = FakeMinutesWork()
        session = self.material.record.session
        self.sites = [site.site_id for site in session.sites]
        self.editor = MinutesEditor(session, StillClock(), self.store, lambda: self.material, "notulis", AtOnce())

    def view(self, site_id: SiteId | None = None) -> EditorView:
        return self.editor.view(site_id).result()

    def hear_more(self) -> None:
        """Let the log say something else of everybody who spoke."""
        record = self.material.record
        events = tuple(replace(e, speaker=replace(e.speaker, name="Nama lain")) for e in record.floor_events)
        self.material = replace(self.material, record=replace(record, floor_events=events))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def turn(view: EditorView) -> int:
    return next(i for i, line in enumerate(view.lines) if line.line.key.startswith("notulen/giliran/"))


def test_an_edit_is_read_again_and_survives_what_the_log_says_later(desk: Desk) -> None:
    view = desk.view()
    place = turn(view)
    desk.editor.save(view, view.lines[place], "Ibu Siti bicara.", " cek ", is_hidden=False).result()
    line = desk.view().lines[place]
    assert (line.shown, line.edit.remark if line.edit else "") == ("Ibu Siti bicara.", "cek")
    assert not line.is_stale
    assert desk.view().revision == 1
    desk.hear_more()
    line = desk.view().lines[place]
    assert (line.shown, line.is_stale) == ("Ibu Siti bicara.", True)


def test_what_the_log_says_anyway_is_no_change(desk: Desk) -> None:
    view = desk.view()
    line = view.lines[turn(view)]
    edit = desk.editor.save(view, line, f" {line.text} ", "", is_hidden=False).result()
    assert edit.changes_nothing


def test_a_final_document_is_what_it_was_whatever_happens_later(desk: Desk) -> None:
    site = desk.sites[0]
    [final] = desk.editor.finalise([site]).result()
    assert (final.version, final.stage) == (1, MinutesStage.FINAL)
    assert len(final.sha256) == 64
    built = site_document(lists_of(desk.material), desk.material.record.session.sites[0])
    [before] = desk.editor.printed([built])
    assert before.status is DocumentStatus.FINAL
    desk.hear_more()
    other = site_document(lists_of(desk.material), desk.material.record.session.sites[0])
    [after] = desk.editor.printed([other])
    assert after == before
    assert desk.view(site).changed_since
    assert not desk.view(desk.sites[1]).changed_since


def test_lines_of_a_final_annex_are_locked_in_the_joint_notulen_too(desk: Desk) -> None:
    desk.editor.finalise([desk.sites[0]]).result()
    joint = desk.view()
    locked = [line for line in joint.lines if line.line in joint.locked]
    free = [line for line in joint.lines if line.line.scope == TIMELINE and line.line not in joint.locked]
    assert locked
    assert free
    with pytest.raises(UserError, match="final dan terkunci"):
        desk.editor.save(joint, locked[0], "lain", "", is_hidden=False)
    desk.editor.save(joint, free[0], "lain", "", is_hidden=False).result()


def test_the_joint_notulen_is_corrected_made_final_and_added_to(desk: Desk) -> None:
    desk.editor.to_stage(JOINT, MinutesStage.CORRECTION).result()
    assert desk.view().stage.stage is MinutesStage.CORRECTION
    desk.editor.finalise([None]).result()
    with pytest.raises(UserError, match="final dan terkunci"):
        desk.editor.finalise([None]).result()
    desk.editor.add(JOINT, "Nama dibetulkan.").result()
    view = desk.view()
    assert [one.text for one in view.addenda] == ["Nama dibetulkan."]
    [printed] = desk.editor.printed([joint_document(lists_of(desk.material))])
    assert printed.section("adendum").blocks
    assert all(line.line in view.locked for line in view.lines)
