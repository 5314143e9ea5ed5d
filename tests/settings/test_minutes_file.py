from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from app.domain.documents.model import Letterhead, Paper
from app.domain.documents.settings import DEFAULT, MinutesSettings, Official, Phrases, SiteOfficials
from app.domain.errors import ExternalError
from app.domain.identity import SessionId, SiteId
from app.settings.minutes_file import load_minutes_settings, save_minutes_settings, sentences_problem

SESSION, NEXT = SessionId("2018-01-23"), SessionId("2018-01-24")
PEJUANG, JATI = SiteId("32.75.06.1003"), SiteId("32.75.09.1002")
SETTINGS = MinutesSettings(
    letterhead=Letterhead(("Pemerintah Kota Bekasi", 'Badan "Perencanaan"'), ("Jl. Ahmad Yani 1",), "/tmp/logo.png"),
    office_place="Gedung Bappeda",
    number_pattern="{urut}/BA/{tahun}",
    paper=Paper.A4,
    delegates=5,
    blank_rows=0,
    chair=Official("Siti", "19680512", "Kepala Bappeda"),
    secretary=Official("Bambang", "", "Notulis", has_nip=False),
    speakers=("Kepala Bappeda",),
    copies=("Camat", "Bappeda"),
    sites=(SiteOfficials(PEJUANG, Official("Ahmad", "1970", "Lurah"), Official("Mulyadi", has_nip=False), "005"),),
    phrases=replace(Phrases(), granted="Ketua mempersilakan {nama}."),
)


def test_what_was_decided_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "dokumen.toml"
    assert load_minutes_settings(path, SESSION) == DEFAULT
    save_minutes_settings(path, SESSION, SETTINGS)
    assert load_minutes_settings(path, SESSION) == SETTINGS


def test_the_next_session_knows_who_signs_but_has_numbers_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "dokumen.toml"
    save_minutes_settings(path, SESSION, SETTINGS)
    held = load_minutes_settings(path, NEXT)
    assert held.officials(PEJUANG).lurah.name == "Ahmad"
    assert held.officials(PEJUANG).number == ""
    save_minutes_settings(path, NEXT, replace(held, sites=(SiteOfficials(JATI, number="007"),)))
    assert load_minutes_settings(path, SESSION).officials(PEJUANG).number == "005"
    assert load_minutes_settings(path, NEXT).officials(JATI).number == "007"


def test_a_broken_file_and_wrong_values_count_as_the_usual(tmp_path: Path) -> None:
    path = tmp_path / "dokumen.toml"
    path.write_text(
        'kop = "satu"\nkertas = "B5"\ndelegasi = "tiga"\npimpinan = 3\nlokasi = ["x"]\nnarasumber = [1, "Ani"]\n'
    )
    assert load_minutes_settings(path, SESSION) == replace(DEFAULT, speakers=("Ani",))


@pytest.mark.allowed_log("the settings of the documents cannot be read", "the sentences of the documents are the usual")
def test_what_cannot_be_understood_is_logged(tmp_path: Path) -> None:
    path = tmp_path / "dokumen.toml"
    path.write_text("kop = [")
    assert load_minutes_settings(path, SESSION) == DEFAULT
    path.write_text('[kalimat]\ngranted = "Silakan {siapa}"\n')
    assert load_minutes_settings(path, SESSION) == DEFAULT


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("kop = [", "tidak dapat dibaca"),
        ('[kalimat]\ngranted = "Silakan {siapa}"\n', "granted memuat penanda yang tidak dikenal: siapa"),
        ('[kalimat]\npersilakan = "Silakan"\n', "persilakan tidak dikenal"),
        ("[kalimat]\ngranted = 3\n", "granted tidak dikenal atau bukan tulisan"),
    ],
)
def test_sentences_are_looked_at_before_the_session(content: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "dokumen.toml"
    assert sentences_problem(path) is None
    path.write_text('[kalimat]\ngranted = "Ketua mempersilakan {nama}."\n')
    assert sentences_problem(path) is None
    path.write_text(content)
    problem = sentences_problem(path)
    assert problem is not None
    assert said in problem.message
    assert problem.advice


def test_the_page_for_offices_names_every_sentence() -> None:
    page = (Path(__file__).parents[2] / "docs" / "kalimat-dokumen.md").read_text(encoding="utf-8")
    for one in fields(Phrases):
        assert f"| `{one.name}` |" in page
        assert f"| {one.default} |" in page


@pytest.mark.allowed_log("the settings of the documents cannot be read")
def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    with pytest.raises(ExternalError, match="tidak dapat disimpan"):
        save_minutes_settings(tmp_path / "berkas" / "dokumen.toml", SESSION, SETTINGS)
