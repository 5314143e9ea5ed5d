"""The package of a session, from a real store, by real processes."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.data.reading import read_minutes
from app.domain.documents.build import joint_document, plans
from app.domain.documents.listing import lists_of
from app.domain.documents.material import material_of
from app.domain.errors import AppError, ExternalError, UserError
from app.domain.identity import SessionId
from app.minutes.fingerprint import fingerprint
from app.minutes.package import HASHES, PackagePlaces, write_package
from app.minutes.package_terms import PackageCancelledError, PackageFormat, PackageStep, draft_name
from app.minutes.templates import TEMPLATES
from app.printing.order import PackageOrder, ReadyPdf
from app.printing.package import print_package
from app.printing.writing import written
from app.settings.paths import find_resources
from tests.bench.minutes import fill
from tests.log_watch import LogWatch
from tests.minutes.documents import CLOSED_MS, SETTINGS, make_material, make_record

Order = Callable[..., PackageOrder]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "musrenbang.db"
    fill(path, make_record(2, 6, 20), 3)
    return path


@pytest.fixture
def order(store: Path, tmp_path: Path) -> Order:
    def make(**changes: object) -> PackageOrder:
        usual = PackageOrder(
            store=store,
            session_id=SessionId("2018-01-23"),
            settings=SETTINGS,
            folder=tmp_path / "keluar",
            resources=find_resources(),
            office_templates=None,
            draft=draft_name(),
            now_ms=CLOSED_MS + 300_000,
        )
        return replace(usual, **changes)  # type: ignore[arg-type]  # the tests name real fields

    return make


def names(files: tuple[Path, ...], order: PackageOrder) -> list[str]:
    return [file.relative_to(order.folder).as_posix() for file in files]


def test_one_call_writes_everything_and_the_same_again(order: Order) -> None:
    steps: list[PackageStep] = []
    first = order()
    files = print_package(first, steps.append)
    found = names(files, first)
    site = "Paket-2018-01-23/32.75.06.1003-Pejuang"
    joint = "Paket-2018-01-23/Gabungan"
    assert {
        f"{site}/BA-32.75.06.1003-2018-01-23.docx",
        f"{site}/BA-32.75.06.1003-2018-01-23.pdf",
        f"{site}/BA-32.75.06.1003-2018-01-23.json",
        f"{site}/Lampiran-32.75.06.1003-2018-01-23.xlsx",
        f"{site}/Tanda-Terima-32.75.06.1003-2018-01-23.pdf",
        f"{joint}/Notulen-Sesi-2018-01-23.docx",
        f"{joint}/Notulen-Sesi-2018-01-23.pdf",
        f"{joint}/Rekap-Sesi-2018-01-23.xlsx",
        f"{joint}/Janji-OPD-Sesi-2018-01-23.pdf",
        f"{joint}/Usulan-SIPD-2018-01-23.xlsx",
        f"{joint}/Usulan-SIENCANG-2018-01-23.xlsx",
        f"{joint}/Usulan-2018-01-23.csv",
        f"Paket-2018-01-23/{HASHES}",
    } <= set(found)
    assert steps[-1].done + 1 == steps[-1].total == len(files) - 1
    assert not [path for path in first.folder.iterdir() if path.name.startswith(".")]

    second = order(draft=draft_name())
    again = print_package(second)
    assert all(name.startswith("Paket-2018-01-23 (2)/") for name in names(again, second))
    for one, other in zip(files, again, strict=True):
        if one.suffix in (".pdf", ".json", ".csv"):
            assert one.read_bytes() == other.read_bytes(), one.name
    root = first.folder / "Paket-2018-01-23"
    for line in (root / HASHES).read_text().splitlines():
        digest, _, name = line.partition("  ")
        assert hashlib.sha256((root / name).read_bytes()).hexdigest() == digest
    content = json.loads((root / "Gabungan/Notulen-Sesi-2018-01-23.json").read_text())
    assert content["dokumen"]["status"] == "DRAF"


def test_cancelling_leaves_nothing(order: Order) -> None:
    wanted = order()
    begun = threading.Event()
    with pytest.raises(PackageCancelledError):
        print_package(wanted, lambda _: begun.set(), begun.is_set)
    assert list(wanted.folder.iterdir()) == []


def test_a_process_that_falls_is_said_so_and_leaves_nothing(order: Order, expected_log: LogWatch) -> None:
    expected_log("the process of the documents ended with", "ended with an error")
    wanted = order()
    with pytest.raises(ExternalError, match="berhenti sebelum selesai"):
        print_package(wanted, entry="tests.printing.test_package:fall")
    assert not wanted.folder.exists() or list(wanted.folder.iterdir()) == []


def fall(link: object, setup: PackageOrder) -> None:
    (setup.folder / setup.draft).mkdir(parents=True)
    raise MemoryError


def test_a_broken_template_of_the_office_is_said_and_leaves_nothing(
    order: Order, tmp_path: Path, expected_log: LogWatch
) -> None:
    expected_log("cannot be opened")
    own = tmp_path / "templat"
    own.mkdir()
    (own / TEMPLATES[plans(make_record(1).session)[0].kind]).write_text("bukan Word")
    wanted = order(office_templates=own)
    with pytest.raises(UserError, match=r"berita-acara\.docx tidak dapat dibuka"):
        print_package(wanted)
    assert list(wanted.folder.iterdir()) == []


def test_a_session_nobody_knows_is_refused(order: Order) -> None:
    with pytest.raises(UserError, match="tidak dikenal"):
        print_package(order(session_id=SessionId("lain")))


# --- in this process, where what goes wrong can be chosen ---------------------------------------------


def places(folder: Path) -> PackagePlaces:
    return PackagePlaces(folder, find_resources(), None, lambda _: folder / "none.jpg", draft_name())


def test_only_what_was_asked_for_is_written(tmp_path: Path) -> None:
    lists = lists_of(make_material(make_record(1, 2, 3)))
    files = write_package(lists, places(tmp_path), formats=frozenset({PackageFormat.JSON}))
    assert {file.suffix for file in files} == {".json", ".txt"}


@pytest.mark.parametrize("problem", [PermissionError(13, "no"), OSError(28, "full")])
def test_a_disk_that_does_not_let_us_is_explained_and_nothing_is_left(
    problem: OSError, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise problem

    monkeypatch.setattr("app.minutes.package.write_json", refuse)
    lists = lists_of(make_material(make_record(1, 2, 3)))
    with pytest.raises(AppError) as raised:
        write_package(lists, places(tmp_path / "keluar"), formats=frozenset({PackageFormat.JSON}))
    assert raised.value.advice
    assert list((tmp_path / "keluar").iterdir()) == []


def test_a_file_held_open_by_word_is_a_clear_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = PermissionError(13, "The process cannot access the file")
    held.winerror = 32  # type: ignore[attr-defined]  # what Windows sets: ERROR_SHARING_VIOLATION

    def refuse(*_: object) -> None:
        raise held

    monkeypatch.setattr("app.minutes.package.write_json", refuse)
    lists = lists_of(make_material(make_record(1, 2, 3)))
    with pytest.raises(UserError, match="dipakai program lain") as raised:
        write_package(lists, places(tmp_path), formats=frozenset({PackageFormat.JSON}))
    assert "Word" in raised.value.advice


def test_a_package_that_is_there_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "Paket-2018-01-23").mkdir()
    (tmp_path / "Paket-2018-01-23" / "catatan.txt").write_text("milik orang")
    lists = lists_of(make_material(make_record(1, 2, 3)))
    files = write_package(lists, places(tmp_path), formats=frozenset({PackageFormat.JSON}))
    assert all("Paket-2018-01-23 (2)" in str(file) for file in files)
    assert [path.name for path in (tmp_path / "Paket-2018-01-23").iterdir()] == ["catatan.txt"]


class Link:
    """What the writing needs of its room: somebody who listens."""

    def __init__(self) -> None:
        self.stopping = threading.Event()

    def send(self, message: object) -> None:
        pass


@pytest.mark.parametrize("is_same", [True, False])
def test_a_notulen_that_was_set_before_is_taken_only_if_it_is_still_the_same(
    is_same: bool, order: Order, tmp_path: Path
) -> None:
    wanted = order(formats=frozenset({PackageFormat.PDF}))
    stored = read_minutes(wanted.store, wanted.session_id)
    material = material_of(stored.record, wanted.now_ms, SETTINGS, stored.references, stored.photos)
    seal = fingerprint(joint_document(lists_of(material)))
    before = tmp_path / "before.pdf"
    before.write_bytes(b"set before")
    files = written(Link(), wanted, ReadyPdf(seal if is_same else "another", before))  # type: ignore[arg-type]
    (joint,) = (file for file in files if file.name == "Notulen-Sesi-2018-01-23.pdf")
    assert (joint.read_bytes() == b"set before") is is_same
