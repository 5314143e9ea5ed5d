from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import commands
from app.data.store import Store
from app.domain.attachment import JPEG, NewAttachment, Photo
from app.domain.errors import ExternalError, UserError
from app.domain.identity import AttachmentId, ProposalId
from app.settings.paths import DATA_VARIABLE
from tests.data.damage import overwrite, pages_of
from tests.data.samples import OPENED_MS, SteppingClock, raw, rows, save, session


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, list(arguments))


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
    return tmp_path / "data" / "ruang-kendali.db"


@pytest.fixture
def store_file(path: Path) -> Path:
    with Store.open(path, "operator", SteppingClock()) as store:
        store.open_session(session(), OPENED_MS).result()
        for number in range(60):
            store.save_proposal(save(f"p{number}", lokasi="x" * 300), OPENED_MS).result()
        store.daily_backup().result()
    return path


def test_backup_verify_and_restore(store_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "cadangan.db"
    made = run("backup", str(target))
    assert made.exit_code == 0
    assert "sudah diperiksa" in made.output
    assert "utuh: 62 catatan" in made.output
    for arguments in ([], [str(target)], ["--store", str(target)]):
        examined = run("verify", *arguments)
        assert examined.exit_code == 0, examined.output
        assert "BAIK" in examined.output
    with Store.open(store_file, "operator", SteppingClock()) as store:
        store.save_proposal(save("baru"), OPENED_MS).result()
        # The room may be running.
        assert run("verify").exit_code == 0
        assert run("backup", str(tmp_path / "lain.db")).exit_code == 0
        assert isinstance(run("restore", str(target)).exception, UserError)
    restored = run("restore", str(target))
    assert restored.exit_code == 0
    assert "Data yang lama disimpan" in restored.output
    assert rows(store_file, "SELECT count(*) AS n FROM proposal") == [{"n": 60}]


def test_restore_without_a_name_lists_the_daily_backups(store_file: Path) -> None:
    listed = run("restore")
    assert listed.exit_code == 0
    assert "Selasa, 23 Januari 2018, 08.00" in listed.output
    assert "cadangan" in listed.output


def test_nothing_to_list(path: Path) -> None:
    assert run("restore").output == "Belum ada cadangan harian.\n"
    for command in ("verify", "salvage"):
        assert isinstance(run(command).exception, UserError)
    assert isinstance(run("backup", str(path)).exception, UserError)


@pytest.mark.allowed_log("quick_check")
def test_a_damaged_store_is_told_and_saved(store_file: Path) -> None:
    overwrite(store_file, pages_of(store_file, "proposal")[1])
    examined = run("verify")
    assert examined.exit_code == 1
    assert "RUSAK" in examined.output
    assert "salvage" in examined.output
    saved = run("salvage")
    assert saved.exit_code == 1
    assert "usulan" in saved.output
    assert "dibuat lagi" in saved.output
    assert "Berkas yang rusak disimpan" in saved.output
    assert run("verify").exit_code == 0
    assert rows(store_file, "SELECT count(*) AS n FROM proposal") == [{"n": 60}]


def test_a_broken_chain_is_told_by_all(store_file: Path, tmp_path: Path) -> None:
    connection = raw(store_file)
    connection.execute("DROP TRIGGER op_no_update")
    connection.execute("UPDATE op SET actor = 'orang lain' WHERE seq = 5")
    connection.close()
    for arguments in (["verify"], ["backup", str(tmp_path / "a.db")], ["restore", str(tmp_path / "a.db")]):
        result = run(*arguments)
        assert result.exit_code == 1, arguments
        assert "terputus pada catatan ke-5: isi catatan berubah" in result.output


def test_a_search_index_that_drifted_is_told(store_file: Path) -> None:
    rows(store_file, "UPDATE proposal_fts_content SET c2 = 'lain'")
    result = run("verify")
    assert result.exit_code == 1
    assert "Indeks pencarian" in result.output
    assert "BAIK" not in result.output


@pytest.mark.allowed_log("quick_check")
def test_a_backup_of_a_damaged_store_is_not_made(store_file: Path, tmp_path: Path) -> None:
    overwrite(store_file, pages_of(store_file, "proposal")[1])
    assert isinstance(run("backup", str(tmp_path / "a.db")).exception, ExternalError)
    assert not (tmp_path / "a.db").exists()


def test_photos_go_along_and_come_back(store_file: Path, tmp_path: Path) -> None:
    with Store.open(store_file, "operator", SteppingClock()) as store:
        for number in range(2):
            photo = Photo(b"isi %d" % number, b"kecil", JPEG, 4, 3)
            new = NewAttachment(AttachmentId(f"a{number}"), ProposalId("p1"), photo, "", "operator")
            store.add_attachment(new, OPENED_MS).result()
    folder = store_file.with_name("ruang-kendali.foto")
    target = tmp_path / "stik" / "cadangan.db"
    target.parent.mkdir()
    made = run("backup", str(target))
    assert made.exit_code == 0
    assert f"Foto: 2, di {target.with_name('cadangan.foto')}" in made.output
    assert run("verify", str(target)).exit_code == 0

    lost = next(file for file in sorted(folder.rglob("*.jpg")) if "kecil" not in file.name)
    lost.unlink()
    examined = run("verify")
    assert examined.exit_code == 1
    assert "1 foto hilang atau berubah" in examined.output
    again = run("backup", str(tmp_path / "lain.db"))
    assert again.exit_code == 1
    assert "1 foto hilang" in again.output
    assert run("restore", str(target)).exit_code == 0
    assert run("verify").exit_code == 0
    assert lost.read_bytes().startswith(b"isi")
