from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import AppError, ExternalError, UserError
from app.minutes.place import NewFile, place, safe_name


def writes(text: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_text(text, encoding="utf-8")

    return write


def fails(error: OSError) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_text("setengah jadi", encoding="utf-8")
        raise error

    return write


def both(text: str) -> tuple[NewFile, NewFile]:
    return NewFile("Notulen-a.docx", writes(text)), NewFile("Rekap-a.xlsx", writes(text))


def test_the_files_get_their_names_and_nothing_else_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "notulen" / "2018"
    placed = place(folder, both("isi"))
    assert placed == (folder / "Notulen-a.docx", folder / "Rekap-a.xlsx")
    assert [path.read_text(encoding="utf-8") for path in placed] == ["isi", "isi"]
    assert sorted(folder.iterdir()) == sorted(placed)


def test_nothing_is_overwritten_and_a_pair_stays_a_pair(tmp_path: Path) -> None:
    place(tmp_path, both("pertama"))
    (tmp_path / "Notulen-a.docx").unlink()
    (tmp_path / "Notulen-a (2).docx").write_text("milik orang lain", encoding="utf-8")
    third = place(tmp_path, both("ketiga"))
    assert [path.name for path in third] == ["Notulen-a (3).docx", "Rekap-a (3).xlsx"]
    assert (tmp_path / "Rekap-a.xlsx").read_text(encoding="utf-8") == "pertama"
    assert (tmp_path / "Notulen-a (2).docx").read_text(encoding="utf-8") == "milik orang lain"
    assert len(list(tmp_path.iterdir())) == 4


def test_a_name_without_an_ending_is_numbered_too(tmp_path: Path) -> None:
    for expected in ("catatan", "catatan (2)"):
        assert place(tmp_path, [NewFile("catatan", writes(""))])[0].name == expected


def test_if_the_second_cannot_be_written_the_first_does_not_stay(tmp_path: Path) -> None:
    good, _ = both("isi")
    with pytest.raises(ExternalError):
        place(tmp_path, (good, NewFile("Rekap-a.xlsx", fails(OSError(errno.EIO, "rusak")))))
    assert list(tmp_path.iterdir()) == []


def test_an_error_of_the_writer_leaves_nothing_and_passes_through(tmp_path: Path) -> None:
    def write(path: Path) -> None:
        path.write_text("setengah jadi", encoding="utf-8")
        raise UserError("Templat rusak.")

    with pytest.raises(UserError, match="Templat rusak"):
        place(tmp_path, (*both("isi"), NewFile("c", write)))
    assert list(tmp_path.iterdir()) == []


def test_files_that_cannot_get_their_names_are_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.replace

    def replace(source: Path, target: Path) -> None:
        if target.suffix == ".xlsx":
            raise OSError(errno.EIO, "rusak")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(ExternalError):
        place(tmp_path, both("isi"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_explained(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("", encoding="utf-8")
    for folder in (tmp_path / "berkas", tmp_path / "berkas" / "dalam"):
        with pytest.raises(UserError, match="bukan folder"):
            place(folder, both("isi"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_we_may_not_write_to_is_explained(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UserError, match="tidak boleh ditulisi"):
        place(tmp_path, both("isi"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_full_disk_is_explained(tmp_path: Path) -> None:
    def write(path: Path) -> None:
        Path("/dev/full").write_text("isi", encoding="utf-8")

    with pytest.raises(ExternalError, match="penuh"):
        place(tmp_path, [NewFile("a", write)])


def sharing_violation() -> OSError:
    error = PermissionError(errno.EACCES, "dipakai")
    error.winerror = 32  # type: ignore[attr-defined]  # only Windows sets it
    return error


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (sharing_violation(), UserError, "sedang dipakai"),
        (PermissionError(errno.EACCES, ""), UserError, "tidak boleh ditulisi"),
        (OSError(errno.EROFS, ""), UserError, "tidak boleh ditulisi"),
        (FileNotFoundError(errno.ENOENT, ""), UserError, "tidak ada"),
        (OSError(errno.ENOSPC, ""), ExternalError, "penuh"),
        (OSError(errno.EDQUOT, ""), ExternalError, "penuh"),
        (OSError(errno.EIO, ""), ExternalError, "gagal disimpan"),
    ],
)
def test_every_failure_comes_with_advice(tmp_path: Path, error: OSError, kind: type[AppError], words: str) -> None:
    with pytest.raises(kind, match=words) as caught:
        place(tmp_path, [NewFile("a", fails(error))])
    assert caught.value.advice
    assert caught.value.__cause__ is error


def test_there_is_an_end_to_the_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.minutes.place._MAX_COPIES", 2)
    for _ in range(2):
        place(tmp_path, [NewFile("a", writes(""))])
    with pytest.raises(UserError, match="salinan"):
        place(tmp_path, [NewFile("a", writes(""))])
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2018-01-23", "2018-01-23"),
        ("Musrenbang Bekasi 2018", "Musrenbang-Bekasi-2018"),
        ("../../etc/passwd", "etc-passwd"),
        ('a<b>c:d"e/f\\g|h?i*j', "a-b-c-d-e-f-g-h-i-j"),
        ("con", "con-"),
        ("NUL.txt", "NUL.txt-"),
        ("COM¹", "COM1-"),
        ("lpt9.", "lpt9-"),
        ("console", "console"),
        ("Période été", "Periode-ete"),
        ("sesi.", "sesi"),
        ("", "sesi"),
        ("…\0\n‮", "sesi"),
        ("x" * 500, "x" * 80),
    ],
)
def test_a_name_is_good_on_windows(text: str, name: str) -> None:
    assert safe_name(text) == name
