from __future__ import annotations

import sys
from concurrent.futures import Future
from pathlib import Path

import pytest

from app.data import backup as backup_module
from app.data.backup import backup
from app.data.store import Store
from app.domain.errors import ExternalError, UserError
from app.domain.proposal import Proposal, ProposalQuery
from tests.data.samples import SESSION_ID, SteppingClock, raw, rows, save


def test_a_backup_is_a_whole_store(store: Store, path: Path, tmp_path: Path) -> None:
    saved = [store.save_proposal(save(f"p{n}", lokasi=f"Gang x{n}x"), n).result() for n in range(30)]
    target = tmp_path / "cadangan 'ü'.db"
    assert store.backup(target).result() == target
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == [target.name]
    with Store.open(target, "operator", SteppingClock()) as copy:
        assert copy.record(SESSION_ID).result() == store.record(SESSION_ID).result()
        assert copy.verify().result() == store.verify().result()
        assert copy.find_proposals(ProposalQuery(SESSION_ID, text="gang x17x")).result() == (saved[17],)
    assert rows(target, "SELECT * FROM op") == rows(path, "SELECT * FROM op")


def test_a_backup_is_made_while_others_write(store: Store, tmp_path: Path) -> None:
    futures: list[Future[Proposal]] = [store.save_proposal(save(f"p{n}"), n) for n in range(60)]
    store.backup(tmp_path / "a.db").result()
    for future in futures:
        future.result()
    with Store.open(tmp_path / "a.db", "operator", SteppingClock()) as copy:
        # One moment of the store: the first so many, without a hole.
        found = copy.record(SESSION_ID).result().proposals
        assert [p.proposal_id for p in found] == [f"p{n}" for n in range(len(found))]
        assert copy.verify().result().first_break is None


def test_what_is_there_is_not_overwritten(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "cadangan.db"
    target.write_text("sudah ada")
    with pytest.raises(UserError, match=r"cadangan\.db"):
        store.backup(target).result()
    assert target.read_text() == "sudah ada"


def test_a_folder_that_is_not_there_is_said_so(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ExternalError, match="dibuka"):
        store.backup(tmp_path / "nowhere" / "a.db").result()


def test_a_broken_chain_is_not_passed_on_as_a_good_backup(store: Store, path: Path, tmp_path: Path) -> None:
    store.save_proposal(save("p"), 1).result()
    connection = raw(path)
    connection.execute("DROP TRIGGER op_no_update")
    connection.execute("UPDATE op SET actor = 'orang lain' WHERE seq = 2")
    connection.close()
    with pytest.raises(ExternalError, match="tidak utuh"):
        store.backup(tmp_path / "a.db").result()
    assert not [p for p in tmp_path.iterdir() if p.is_file()]
    # An upgrade must not keep the room from working for that.
    assert backup(path, tmp_path / "b.db", check_chain=False).exists()


def test_a_copy_that_was_damaged_on_its_way_gets_no_name(
    store: Store, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = backup_module.copy_store

    def copy_and_damage(source: Path, draft: Path) -> None:
        copy(source, draft)
        content = bytearray(draft.read_bytes())
        content[4096 * 3 : 4096 * 4] = b"\xa5" * 4096
        draft.write_bytes(content)

    monkeypatch.setattr(backup_module, "copy_store", copy_and_damage)
    with pytest.raises(ExternalError, match="rusak"):
        backup(path, tmp_path / "a.db")
    assert not [p for p in tmp_path.iterdir() if p.is_file()]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the folder's access list")
def test_only_the_owner_reads_a_backup(store: Store, tmp_path: Path) -> None:
    assert store.backup(tmp_path / "a.db").result().stat().st_mode & 0o777 == 0o600
