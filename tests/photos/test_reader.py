from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from app.domain.errors import UserError
from app.photos import reader as reader_module
from app.photos.reader import ChildPhotoReader, shown_name
from app.photos.refusal import MAX_BYTES, Refusal, refused
from tests.photos.pictures import png_of, telephone_photo


@pytest.fixture
def reader() -> Iterator[ChildPhotoReader]:
    made = ChildPhotoReader()
    yield made
    made.close()


def test_a_file_and_what_was_pasted_become_the_same_photo(reader: ChildPhotoReader, tmp_path: Path) -> None:
    file = tmp_path / "IMG 0001.jpg"
    file.write_bytes(telephone_photo())
    pasted, read = reader.read(telephone_photo()), reader.read(file)
    assert pasted.result() == read.result()
    assert (read.result().width, read.result().height) == (300, 400)
    assert file.read_bytes() == telephone_photo()


def test_a_bad_photo_is_told_by_its_name(reader: ChildPhotoReader, tmp_path: Path) -> None:
    file = tmp_path / "bom.png"
    file.write_bytes(png_of(100_000, 100_000))
    with pytest.raises(UserError, match=r"bom\.png") as caught:
        reader.read(file).result()
    assert caught.value.advice
    # The next one is read all the same.
    assert reader.read(telephone_photo()).result().width == 300


@pytest.mark.parametrize("kind", ["missing", "folder", "large", "pipe"])
def test_what_cannot_be_read_is_said_so(reader: ChildPhotoReader, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "foto.jpg"
    if kind == "folder":
        file.mkdir()
    elif kind == "large":
        with file.open("wb") as written:
            written.truncate(MAX_BYTES + 1)
    elif kind == "pipe":
        if sys.platform == "win32":
            pytest.skip("Windows has no such files")
        os.mkfifo(file)
    match = "lebih dari 30 MB" if kind == "large" else "tidak dapat dibaca"
    with pytest.raises(UserError, match=match):
        reader.read(file).result()
    with pytest.raises(UserError, match="lebih dari 30 MB"):
        reader.read(b"x" * (MAX_BYTES + 1)).result()


@pytest.mark.expected_log("the process of a photo ended with")
def test_a_photo_that_makes_its_process_fall_falls_alone(
    reader: ChildPhotoReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_module, "_ENTRY", "tests.photos.workers:fall")
    with pytest.raises(UserError, match="rusak"):
        reader.read(telephone_photo()).result()


@pytest.mark.expected_log("a photo took more than")
def test_a_photo_that_takes_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_module, "_ENTRY", "tests.photos.workers:take_for_ever")
    reader = ChildPhotoReader(deadline_s=0.5)
    with pytest.raises(UserError, match="tidak dapat diolah"):
        reader.read(telephone_photo()).result()
    reader.close()


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (PurePosixPath("/home/camat/IMG 1.jpg"), "IMG 1.jpg"),
        (PureWindowsPath(r"C:\Users\camat\IMG 1.jpg"), "IMG 1.jpg"),
        (PurePosixPath(r"..\..\Windows\system32\a.jpg"), "a.jpg"),
        (PurePosixPath("a/../../etc/passwd"), "passwd"),
        (PurePosixPath("a\u202egpj.exe"), "a\N{REPLACEMENT CHARACTER}gpj.exe"),
        (PurePosixPath("baris\nbaru.jpg"), "baris\N{REPLACEMENT CHARACTER}baru.jpg"),
        (PurePosixPath("x" * 200), "x" * 60 + "…"),
    ],
)
def test_a_name_is_shown_without_what_could_mislead(source: PurePosixPath, shown: str) -> None:
    assert shown_name(source) == shown


@pytest.mark.parametrize("refusal", list(Refusal))
def test_every_refusal_says_what_to_do(refusal: Refusal) -> None:
    error = refused(refusal, "a.jpg")
    assert "a.jpg" in error.message
    assert error.advice
