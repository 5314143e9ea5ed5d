from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.data.backup_folder import Kept, daily_backup, kept_backups, surplus
from app.data.store import Store
from tests.data.samples import OPENED_MS, SESSION_ID, SteppingClock, save

DAY_MS = 86_400_000


def test_one_copy_a_day(store: Store, path: Path) -> None:
    first = store.daily_backup().result()
    assert first is not None
    assert first.parent == path.parent / "cadangan"
    store.save_proposal(save("p"), 1).result()
    assert store.daily_backup().result() is None
    again = store.daily_backup(again=True).result()
    assert again is not None
    # Nothing was written since then.
    assert store.daily_backup(again=True).result() is None
    # Of one day the newest stays.
    assert [one.path for one in kept_backups(path)] == [again]
    with Store.open(again, "operator", SteppingClock()) as copy:
        assert copy.record(SESSION_ID).result() == store.record(SESSION_ID).result()


def test_a_day_on_which_nothing_was_written_needs_no_copy(store: Store, path: Path) -> None:
    assert daily_backup(path, OPENED_MS)
    assert daily_backup(path, OPENED_MS + DAY_MS) is None
    store.save_proposal(save("p"), 1).result()
    assert daily_backup(path, OPENED_MS + DAY_MS)
    assert len(kept_backups(path)) == 2


def test_a_day_is_a_day_of_the_room(store: Store, path: Path) -> None:
    # 23.30 and 00.30 in Bekasi, the same day in Greenwich.
    evening = round(datetime(2018, 1, 23, 16, 30, tzinfo=UTC).timestamp() * 1000)
    assert daily_backup(path, evening)
    store.save_proposal(save("p"), 1).result()
    assert daily_backup(path, evening + 3_600_000)
    assert [one.day for one in kept_backups(path)] == [date(2018, 1, 24), date(2018, 1, 23)]


def test_other_files_are_not_taken_for_copies(store: Store, path: Path) -> None:
    folder = path.parent / "cadangan"
    folder.mkdir()
    names = ["penting.db", "musrenbang.20180123T010203000000Z.db-wal", "demo.20180123T010203000000Z.db"]
    for name in names:
        (folder / name).touch()
    for day in range(60):
        store.save_proposal(save(f"p{day}"), 1).result()
        assert daily_backup(path, OPENED_MS + day * DAY_MS)
    assert {name for name in names if (folder / name).exists()} == set(names)
    assert 14 < len(kept_backups(path)) <= 14 + 8 + 12


def test_only_the_last_copies_before_an_upgrade_stay(store: Store, path: Path) -> None:
    for number in range(9):
        path.with_name(f"musrenbang.skema-6.2018012{number}T010203000000Z.db").touch()
    daily_backup(path, OPENED_MS)
    left = sorted(file.name[19:27] for file in path.parent.glob("*.skema-6.*"))
    assert left == ["20180124", "20180125", "20180126", "20180127", "20180128"]


@given(st.lists(st.integers(0, 2000), min_size=1, unique=True))
def test_the_newest_copies_stay_and_no_month_of_the_last_year_is_lost(hours: list[int]) -> None:
    start = datetime(2018, 1, 1, tzinfo=UTC)
    kept = [Kept(Path(f"{hour}"), start + timedelta(hours=hour * 6)) for hour in hours]
    gone = set(surplus(kept))
    left = sorted((one for one in kept if one not in gone), key=lambda one: one.at)
    newest = max(kept, key=lambda one: one.at)
    assert left[-1] == newest
    days = sorted({one.day for one in kept})
    assert {one.day for one in left} >= set(days[-14:])
    months = {(one.day.year, one.day.month) for one in kept}
    assert {(one.day.year, one.day.month) for one in left} >= set(sorted(months)[-12:])
    assert len(left) <= 14 + 8 + 12
