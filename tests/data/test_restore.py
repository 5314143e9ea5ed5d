from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.data import durable, keeping
from app.data.backup import backup
from app.data.keeping import finish_replacement, put_in_place
from app.data.op_log import BreakKind
from app.data.restore import restore
from app.data.store import Store
from app.domain.errors import ExternalError, UserError
from tests.data.damage import overwrite
from tests.data.samples import OPENED_MS, SESSION_ID, SteppingClock, raw, rows, save, session


@pytest.fixture
def saved(path: Path, tmp_path: Path) -> Path:
    """A backup of a store that has gone on since: two proposals in the backup, three in the store."""
    target = tmp_path / "cadangan.db"
    with Store.open(path, "operator", SteppingClock()) as store:
        store.open_session(session(), OPENED_MS).result()
        for number in range(2):
            store.save_proposal(save(f"p{number}"), OPENED_MS).result()
        store.backup(target).result()
        store.save_proposal(save("p2"), OPENED_MS).result()
    return target


def proposals(path: Path) -> list[str]:
    with Store.open(path, "operator", SteppingClock()) as store:
        assert store.verify().result().first_break is None
        return [str(proposal.proposal_id) for proposal in store.record(SESSION_ID).result().proposals]


def test_a_backup_takes_the_place_and_the_present_store_is_kept(saved: Path, path: Path) -> None:
    before, backed_up = path.read_bytes(), saved.read_bytes()
    done = restore(saved, path, 1)
    assert done.chain.ops == 4
    assert done.kept is not None
    assert done.kept.read_bytes() == before
    assert saved.read_bytes() == backed_up
    assert proposals(path) == ["p0", "p1"]
    assert proposals(done.kept) == ["p0", "p1", "p2"]


def test_what_was_not_yet_moved_out_of_the_wal_is_kept_too(saved: Path, path: Path) -> None:
    store = Store.open(path, "operator", SteppingClock())
    store.save_proposal(save("p3"), OPENED_MS).result()
    left = {ending: path.with_name(path.name + ending).read_bytes() for ending in ("", "-wal")}
    store.close()
    # As after a power cut: the last proposal is in the -wal only.
    for ending, content in left.items():
        path.with_name(path.name + ending).write_bytes(content)
    done = restore(saved, path, 1)
    assert proposals(path) == ["p0", "p1"]
    assert done.kept is not None
    assert proposals(done.kept) == ["p0", "p1", "p2", "p3"]


def test_two_logs_do_not_go_on_under_one_name(saved: Path, path: Path) -> None:
    restore(saved, path, 7)
    with Store.open(path, "operator", SteppingClock()) as store:
        store.save_proposal(save("baru"), OPENED_MS).result()
        assert store.verify().result().first_break is None
    devices = rows(path, "SELECT device_id, retired_ms FROM device ORDER BY retired_ms IS NULL")
    assert [device["retired_ms"] for device in devices] == [7, None]
    assert rows(path, "SELECT device_id, max(seq) AS seq FROM op GROUP BY 1 ORDER BY 2") == [
        {"device_id": devices[1]["device_id"], "seq": 1},
        {"device_id": devices[0]["device_id"], "seq": 4},
    ]


def test_a_computer_without_a_store_takes_a_backup(saved: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "baru" / "musrenbang.db"
    assert restore(saved, fresh, 1).kept is None
    assert proposals(fresh) == ["p0", "p1"]


@pytest.mark.allowed_log("quick_check")
def test_a_damaged_store_is_kept_as_it_is(saved: Path, path: Path) -> None:
    overwrite(path, 1)
    damaged = path.read_bytes()
    done = restore(saved, path, 1)
    assert done.kept is not None
    assert done.kept.read_bytes() == damaged
    assert proposals(path) == ["p0", "p1"]


@pytest.mark.allowed_log("quick_check")
@pytest.mark.parametrize("page", [1, 4])
def test_a_damaged_backup_changes_nothing(saved: Path, path: Path, page: int) -> None:
    before = path.read_bytes()
    overwrite(saved, page)
    with pytest.raises(ExternalError, match="rusak"):
        restore(saved, path, 1)
    assert path.read_bytes() == before
    assert sorted(file.name for file in path.parent.iterdir()) == ["musrenbang.db", "musrenbang.db.lock"]


def test_a_broken_chain_is_told_and_taken(saved: Path, path: Path) -> None:
    connection = raw(saved)
    connection.execute("DROP TRIGGER op_no_update")
    connection.execute("UPDATE op SET actor = 'orang lain' WHERE seq = 2")
    connection.close()
    found = restore(saved, path, 1).chain.first_break
    assert found is not None
    assert (found.seq, found.kind) == (2, BreakKind.CONTENT)


def test_what_is_no_backup_is_refused(saved: Path, path: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="tidak ada"):
        restore(tmp_path / "nowhere.db", path, 1)
    with pytest.raises(UserError, match="bukan cadangan"):
        restore(path, path, 1)
    other = tmp_path / "lain.db"
    connection = raw(other)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(UserError, match="bukan data Ruang Kendali"):
        restore(other, path, 1)
    empty = tmp_path / "kosong.db"
    empty.touch()
    with pytest.raises(UserError, match="bukan data Ruang Kendali"):
        restore(empty, path, 1)
    assert proposals(path) == ["p0", "p1", "p2"]


def test_a_room_that_runs_is_left_alone(saved: Path, path: Path) -> None:
    with Store.open(path, "operator", SteppingClock()), pytest.raises(UserError, match="sedang dibuka"):
        restore(saved, path, 1)


class PowerCutError(Exception):
    """Stands for the end of the power: nothing after it is done."""


STEPS = 12


@pytest.mark.parametrize("step", range(STEPS))
def test_a_power_cut_while_the_files_change_places_loses_nothing(
    saved: Path, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    store = Store.open(path, "operator", SteppingClock())
    store.save_proposal(save("p3"), OPENED_MS).result()
    left = {ending: path.with_name(path.name + ending).read_bytes() for ending in ("", "-wal")}
    store.close()
    for ending, content in left.items():
        path.with_name(path.name + ending).write_bytes(content)
    draft = backup(saved, path.with_name("draft"))
    countdown = step

    def cut(work: object) -> object:
        def counted(*args: object, **options: object) -> object:
            nonlocal countdown
            if countdown == 0:
                raise PowerCutError
            countdown -= 1
            return work(*args, **options)  # type: ignore[operator]

        return counted

    with monkeypatch.context() as patch:
        for name in ("link", "replace", "unlink"):
            patch.setattr(os, name, cut(getattr(os, name)))
        patch.setattr(durable, "flush_folder", cut(durable.flush_folder))
        patch.setattr(keeping, "flush_folder", cut(keeping.flush_folder))
        try:
            put_in_place(draft, path)
        except PowerCutError:
            is_cut = True
        else:
            is_cut = False
    if step == STEPS - 1:
        assert not is_cut, "not every step was tried"
    kept = finish_replacement(path)
    found = proposals(path)
    assert found in (["p0", "p1"], ["p0", "p1", "p2", "p3"])
    if found == ["p0", "p1"]:
        # Whichever way it went: the newer data are whole in a file of their own.
        names = list(path.parent.glob("musrenbang.sebelum-diganti.*.db"))
        assert kept in (None, *names)
        assert ["p0", "p1", "p2", "p3"] in [proposals(file) for file in names]
