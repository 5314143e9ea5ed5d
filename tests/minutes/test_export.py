from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from app.domain.errors import UserError
from app.domain.identity import SessionId
from app.domain.minutes import SessionFacts
from app.minutes.export import export_minutes
from app.minutes.fingerprint import fingerprint


def test_both_documents_arrive_and_say_that_they_belong_together(
    minutes: SessionFacts, template: Path, tmp_path: Path
) -> None:
    docx, xlsx = export_minutes(minutes, tmp_path, template)
    assert (docx.name, xlsx.name) == ("Notulen-2018-01-23.docx", "Rekap-2018-01-23.xlsx")
    proof = fingerprint(minutes)
    assert proof[:16] in Document(str(docx)).sections[0].footer.paragraphs[0].text
    info = openpyxl.load_workbook(xlsx)["00_Info"]
    assert proof in [cell.value for cell in info["B"]]


def test_a_second_export_keeps_the_first(minutes: SessionFacts, template: Path, tmp_path: Path) -> None:
    first = export_minutes(minutes, tmp_path, template)
    before = [path.read_bytes() for path in first]
    second = export_minutes(minutes, tmp_path, template)
    assert [path.name for path in second] == ["Notulen-2018-01-23 (2).docx", "Rekap-2018-01-23 (2).xlsx"]
    assert [path.read_bytes() for path in first] == before


def test_a_hostile_session_id_stays_in_the_folder(minutes: SessionFacts, template: Path, tmp_path: Path) -> None:
    hostile = replace(minutes, session=replace(minutes.session, session_id=SessionId("../..\\NUL: a?")))
    docx, xlsx = export_minutes(hostile, tmp_path, template)
    assert (docx, xlsx) == (tmp_path / "Notulen-NUL-a.docx", tmp_path / "Rekap-NUL-a.xlsx")


def test_without_a_template_nothing_is_written(minutes: SessionFacts, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Templat"):
        export_minutes(minutes, tmp_path, tmp_path / "tidak-ada.docx")
    assert list(tmp_path.iterdir()) == []
