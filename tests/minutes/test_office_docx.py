"""Word templates that an office has edited: what works, and what is explained instead of written."""

from __future__ import annotations

import logging
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from app.domain.errors import UserError
from app.domain.minutes import SessionFacts
from app.minutes.docx import write_docx
from tests.minutes.hostile import everywhere
from tests.minutes.test_docx import texts, write


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return tmp_path / "notulen.docx"


def edited(template: Path, target: Path, old: str, new: str) -> Path:
    """Return a copy of the template in which one paragraph or cell was typed over."""
    docx = Document(str(template))
    for element in docx.element.body.iter(qn("w:t")):
        if element.text == old:
            element.text = new
            docx.save(str(target))
            return target
    raise AssertionError(f"no run says {old!r}")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "templat-kantor.docx"


def test_an_office_may_edit_the_template(minutes: SessionFacts, written: Path, template: Path, copy: Path) -> None:
    edited(template, copy, "Pemerintah {{ kota }}", "PEMKOT {{ kota|upper }} & {{ 'mitra' }}")
    docx = write(everywhere(minutes, "a & {{ b }} <c>"), written, copy)
    assert texts(docx)[0] == "PEMKOT A & {{ B }} <C> & mitra"


@pytest.mark.parametrize(
    "tag",
    [
        "{{ tidak_ada }}",
        "{{ lokasi[99].nama }}",
        "{{ judul.tidak_ada }}",
        "{{ judul",
        "{% if judul %}",
        "{% apa %}",
        "{{ judul + 1 }}",
        "{{ 1 / 0 }}",
        "{%p endfor %}",
        "{{ judul.__class__.__mro__ }}",
        "{% for i in range(999999999) %}{% endfor %}",
        "{% for k in kejadian %}",
    ],
)
def test_a_wrong_tag_is_explained_and_nothing_is_written(
    tag: str, minutes: SessionFacts, written: Path, template: Path, copy: Path, caplog: pytest.LogCaptureFixture
) -> None:
    edited(template, copy, "Pemerintah {{ kota }}", tag)
    with pytest.raises(UserError, match="penanda") as caught:
        write_docx(minutes, written, copy)
    assert caught.value.advice
    assert not written.exists()
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert copy.name in caplog.text


def test_a_table_gets_a_column_for_each_cell_that_a_tag_repeats(
    minutes: SessionFacts, written: Path, template: Path, copy: Path
) -> None:
    office = Document(str(template))
    cells = office.add_table(rows=1, cols=3).rows[0].cells
    for cell, text in zip(cells, ("{%tc for satu in lokasi %}", "{{ satu.nama }}", "{%tc endfor %}"), strict=True):
        cell.text = text
    office.save(str(copy))
    table = write(minutes, written, copy).tables[-1]
    names = [cell.text for cell in table.rows[0].cells]
    assert len(names) == len(minutes.sites) != 3
    assert len(table.columns) == len(names)


def test_a_tag_that_tears_a_table_apart_is_not_mended_silently(
    minutes: SessionFacts, written: Path, template: Path, copy: Path
) -> None:
    edited(template, copy, "Pemerintah {{ kota }}", "{% for i in [1, 2] %}")
    edited(copy, copy, "{{ hari_tanggal }}", "{% endfor %}")
    with pytest.raises(UserError, match="penanda"):
        write_docx(minutes, written, copy)


def not_there(path: Path) -> None:
    del path


def no_archive(path: Path) -> None:
    path.write_bytes(b"bukan Word")


def a_folder(path: Path) -> None:
    path.mkdir()


def other_archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("catatan.txt", "bukan Word")


def cut_short(path: Path) -> None:
    whole = path.with_suffix(".utuh")
    Document().save(str(whole))
    path.write_bytes(whole.read_bytes()[:-2_000])


@pytest.mark.parametrize("spoil", [not_there, no_archive, a_folder, other_archive, cut_short])
def test_a_template_that_is_none_is_explained(spoil: object, minutes: SessionFacts, written: Path, copy: Path) -> None:
    assert callable(spoil)
    spoil(copy)
    with pytest.raises(UserError, match="tidak dapat dibuka"):
        write_docx(minutes, written, copy)
