"""The use case of importing: columns that are remembered, rows that are mended, lists that are given back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.domain.errors import ExternalError
from app.domain.minutes import SessionRecord
from app.domain.proposal import Field, Proposal, Source
from app.domain.session import Session
from app.domain.usulan_columns import guessed_columns, known_columns
from app.domain.usulan_import import Purpose, QuarantineState, RawList, RawRow, Use
from app.domain.usulan_import_plan import Outcome
from app.session.usulan_import import ImportFiles, UsulanImport
from app.settings.usulan_columns import UsulanColumnsFile
from tests.data.samples import OPENED_MS, SteppingClock, session
from tests.domain.usulan_samples import WILAYAH, sipd
from tests.session.fakes import FakeStore
from tests.session.import_store import FakeImportStore


class Files:
    """Stands for the disk: `rows` is what the next list holds."""

    def __init__(self, path: Path) -> None:
        self.rows: list[Mapping[str, str]] = []
        self.columns = UsulanColumnsFile(path)
        self.written: list[tuple[Source, int]] = []

    def read(self, path: Path) -> RawList:
        titles = tuple(dict.fromkeys(title for row in self.rows for title in row))
        is_sipd = path.name.startswith("sipd")
        columns = known_columns(Source.SIPD, titles) if is_sipd else guessed_columns(titles)
        return RawList(path.name, columns, tuple(RawRow(n, row) for n, row in enumerate(self.rows, start=2)))

    def write(self, source: Source, of: Session, proposals: tuple[Proposal, ...]) -> Path:
        self.written.append((source, len(proposals)))
        return Path(f"{of.session_id}.xlsx")


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path / "kolom.toml")


@pytest.fixture
def store() -> FakeImportStore:
    return FakeImportStore()


@pytest.fixture
def imports(files: Files, store: FakeImportStore) -> Iterator[UsulanImport]:
    record = FakeStore()
    record.session_record = SessionRecord(session(), OPENED_MS, None, (), (), ())
    port = ImportFiles(files.read, files.write, files.columns, WILAYAH)
    with ThreadPoolExecutor(max_workers=1) as executor:
        yield UsulanImport(session(), SteppingClock(), store, port, record, executor)


def test_a_known_layout_needs_no_memory(imports: UsulanImport, files: Files, store: FakeImportStore) -> None:
    files.rows = [sipd()]
    raw = imports.read(Path("sipd.xlsx")).result()
    preview = imports.preview(raw).result()
    assert preview.plan.count(Outcome.NEW) == 1
    assert not store.proposals
    assert imports.take(preview.listed).result().count(Outcome.NEW) == 1
    assert len(store.proposals) == 1


def test_what_columns_are_for_is_said_once(imports: UsulanImport, files: Files) -> None:
    files.rows = [{"Apa": "Gapura", "Di mana": "Pejuang", "Kapan": "x"}]
    raw = imports.read(Path("a.csv")).result()
    assert raw.columns.uses == (None, None, None)
    uses: tuple[Use | None, ...] = (Field.USULAN, Purpose.KELURAHAN, None)
    assert imports.choose_columns(raw, uses).result().plan.count(Outcome.NEW) == 1
    assert imports.read(Path("b.csv")).result().columns.uses == uses
    # Other titles are another list.
    files.rows = [{"Apa": "Gapura", "Di mana": "Pejuang"}]
    assert imports.read(Path("b.csv")).result().columns.uses == (None, None)


@pytest.mark.expected_log("was not remembered")
def test_a_memory_that_fails_does_not_stop_the_list(
    imports: UsulanImport, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(key: str, uses: tuple[Use | None, ...]) -> None:
        raise ExternalError(f"{key} {uses}")

    monkeypatch.setattr(files.columns, "remember", fail)
    files.rows = [{"Apa": "Gapura", "Di mana": "Pejuang", "Kapan": "x"}]
    raw = imports.read(Path("a.csv")).result()
    preview = imports.choose_columns(raw, (Field.USULAN, Purpose.KELURAHAN, None)).result()
    assert preview.plan.count(Outcome.NEW) == 1


@pytest.mark.expected_log("what columns are for cannot be read")
def test_a_memory_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    (tmp_path / "rusak.toml").write_text("= = =", encoding="utf-8")
    assert UsulanColumnsFile(tmp_path / "rusak.toml").recall("apa") is None


def test_words_that_are_no_longer_known_are_said_again(tmp_path: Path) -> None:
    memory = UsulanColumnsFile(tmp_path / "kolom.toml")
    memory.remember("apa", (Field.USULAN, None))
    assert memory.recall("apa") == (Field.USULAN, None)
    text = (tmp_path / "kolom.toml").read_text(encoding="utf-8").replace('"usulan"', '"lama"')
    (tmp_path / "kolom.toml").write_text(text, encoding="utf-8")
    assert memory.recall("apa") is None


def test_the_oldest_titles_are_forgotten_first(tmp_path: Path) -> None:
    memory = UsulanColumnsFile(tmp_path / "kolom.toml")
    for number in range(201):
        memory.remember(f"{number}", (Field.USULAN,))
    assert memory.recall("0") is None
    assert memory.recall("1") == memory.recall("200") == (Field.USULAN,)


def test_a_row_is_mended_or_keeps_what_was_mended(imports: UsulanImport, files: Files, store: FakeImportStore) -> None:
    files.rows = [sipd(Volume="banyak", Tanggal_Usul="kemarin")]
    imports.take(imports.preview(imports.read(Path("sipd.xlsx")).result()).result().listed).result()
    (row,) = imports.waiting().result()
    cells = {**row.row.cells, "Volume": "12"}
    assert imports.mend(row, cells).result() is None
    (row,) = imports.waiting().result()
    assert (row.row.cells["Volume"], row.shown) == ("12", "kemarin")
    plan = imports.mend(row, {**row.row.cells, "Tanggal Usul": " "}).result()
    assert plan is not None
    assert plan.count(Outcome.NEW) == 1
    assert not imports.waiting().result()
    assert len(store.proposals) == 1


def test_a_row_that_is_discarded_waits_no_longer(imports: UsulanImport, files: Files, store: FakeImportStore) -> None:
    files.rows = [sipd(Volume="banyak")]
    imports.take(imports.preview(imports.read(Path("sipd.xlsx")).result()).result().listed).result()
    (row,) = imports.waiting().result()
    imports.discard(row).result()
    assert not imports.waiting().result()
    assert [one.state for one in store.rows.values()] == [QuarantineState.DISCARDED]


def test_a_list_is_given_back(imports: UsulanImport, files: Files) -> None:
    assert imports.export(Source.SIPD).result() == Path(f"{session().session_id}.xlsx")
    assert files.written == [(Source.SIPD, 0)]
