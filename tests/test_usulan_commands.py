"""`import` and `export-usulan`: what somebody gets to see who prepares a session days before."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.domain.errors import UserError
from app.domain.proposal import Field
from app.domain.usulan_import import Purpose
from app.settings.paths import find_paths
from app.settings.session_file import load_session
from app.settings.usulan_columns import UsulanColumnsFile
from app.usulan_commands import export_list, import_usulan, take_complaints
from tests.data.usulan_lists import SIPD, sipd_rows, write_xlsx

SESSION = find_paths().resources / "sessions" / "2018-01-23-kelurahan.toml"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "data" / "musrenbang.db"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    rows = sipd_rows(load_session(SESSION), 30)
    rows[4][21] = "banyak"
    rows[5][10] = "Kranji"
    return write_xlsx(tmp_path / "sipd.xlsx", SIPD, rows)


def call(file: Path, store: Path, *arguments: str) -> Result:
    options = [str(file), "--session", str(SESSION), "--store", str(store), *arguments]
    return CliRunner().invoke(import_usulan, options, catch_exceptions=False)


def test_it_shows_first_and_stores_when_told(file: Path, store: Path) -> None:
    shown = call(file, store).output.splitlines()
    assert shown[0] == "28 baru, 0 berubah, 0 sama, 1 tidak dapat dipakai, 1 di luar sesi ini."
    assert shown[2].strip().startswith("baris 6: Volume bukan angka")
    assert "--take" in shown[-1]
    assert call(file, store).output.splitlines() == shown
    assert call(file, store, "--take").output.splitlines()[-1] == "Tersimpan: 28 usulan."
    assert call(file, store, "--take").output.startswith("0 baru, 0 berubah, 28 sama, ")


@pytest.mark.parametrize("layout", ["sipd", "siencang"])
def test_a_list_is_written_in_either_layout(file: Path, store: Path, tmp_path: Path, layout: str) -> None:
    call(file, store, "--take")
    arguments = [load_session(SESSION).session_id, "--layout", layout, "--out", str(tmp_path), "--store", str(store)]
    written = CliRunner().invoke(export_list, arguments, catch_exceptions=False).output.strip()
    assert Path(written).is_file()
    assert f"usulan-{layout}-" in written
    again = call(Path(written), store)
    assert again.output.startswith("0 baru, 0 berubah, 28 sama, 0 tidak dapat dipakai")


def test_a_table_whose_columns_nobody_knows(tmp_path: Path, store: Path) -> None:
    path = tmp_path / "lain.csv"
    path.write_text("Apa;Di mana;Berapa\nGapura;Pejuang;2\n", encoding="utf-8")
    with pytest.raises(UserError, match="tidak dikenal"):
        call(path, store)

    uses = (Field.USULAN, Purpose.KELURAHAN, Field.VOLUME)
    UsulanColumnsFile(find_paths().usulan_columns).remember("apa|di mana|berapa", uses)
    assert call(path, store).output.startswith("1 baru")


def test_complaints_are_taken_in(tmp_path: Path, store: Path) -> None:
    path = tmp_path / "sorot.json"
    path.write_text('[{"id": 1, "deskripsi": "Gelap", "kelurahan": "Pejuang"}, {"id": 2}]', encoding="utf-8")
    options = [str(path), "--session", str(SESSION), "--store", str(store)]
    shown = CliRunner().invoke(take_complaints, options, catch_exceptions=False).output.splitlines()
    assert shown[0] == "1 baru, 0 berubah, 0 sama, 1 tidak dapat dipakai, 0 di luar sesi ini."
    assert shown[2].strip() == "baris 2: Isi pengaduan kosong."
