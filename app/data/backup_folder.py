"""The copies that the program makes by itself: each day one in the folder `cadangan`, and old ones thinned out."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from app.data.backup import backup
from app.data.database import open_reader, translated_errors
from app.data.durable import make_folder
from app.data.op_log import ChainHead, chain_heads
from app.domain.errors import AppError
from app.domain.wording import WIB

logger = logging.getLogger(__name__)

FOLDER = "cadangan"

_DAYS, _WEEKS, _MONTHS = 14, 8, 12
"""The newest of each of so many days, weeks and months in which there is one. A Musrenbang season lasts four months."""

_UPGRADES = 5
"""So many copies that were made before an upgrade stay."""

_STAMP = "%Y%m%dT%H%M%S%fZ"


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy and the moment it shows."""

    path: Path
    at: datetime

    @property
    def day(self) -> date:
        """Return the day of the copy, as the room counts days."""
        return self.at.astimezone(WIB).date()


def backup_folder(path: Path) -> Path:
    """Return the folder of the copies of the store at `path`."""
    return path.with_name(FOLDER)


def kept_backups(path: Path) -> tuple[Kept, ...]:
    """Return the daily copies of the store at `path`, the newest first."""
    return _stamped(backup_folder(path), rf"{re.escape(path.stem)}\.(\d{{8}}T\d{{12}}Z){re.escape(path.suffix)}")


def daily_backup(path: Path, now_ms: int, *, again: bool = False) -> Path | None:
    """Make today's copy of the store at `path` unless there is one, thin out the old ones, and return what was made.

    - With `again` another is made on the same day, if anything was written since the last one.
    - A broken chain does not stop this: a copy of what is there is better than none.
    - Raises ExternalError if the disk failed. Old copies are only removed after a new one was made.
    """
    now = datetime.fromtimestamp(now_ms / 1000, UTC)
    kept = kept_backups(path)
    if kept and not again and kept[0].day == now.astimezone(WIB).date():
        return None
    if kept and _heads(kept[0].path) == _heads(path):
        return None
    with translated_errors():
        make_folder(backup_folder(path))
    name = f"{path.stem}.{now.strftime(_STAMP)}{path.suffix}"
    made = backup(path, backup_folder(path) / name, check_chain=False)
    _thin_out(path)
    return made


def surplus(kept: Sequence[Kept]) -> tuple[Kept, ...]:
    """Return the copies that are no longer needed. The newest always stays."""
    newest_first = sorted(kept, key=lambda one: one.at, reverse=True)
    staying: set[Path] = set()
    for period, count in (("%Y-%m-%d", _DAYS), ("%G-%V", _WEEKS), ("%Y-%m", _MONTHS)):
        newest_of: dict[str, Path] = {}
        for one in newest_first:
            newest_of.setdefault(one.day.strftime(period), one.path)
        staying |= set(list(newest_of.values())[:count])
    return tuple(one for one in newest_first if one.path not in staying)


def _thin_out(path: Path) -> None:
    upgrades = _stamped(path.parent, rf"{re.escape(path.stem)}\.skema-\d+\.(\d{{8}}T\d{{12}}Z){re.escape(path.suffix)}")
    for one in (*surplus(kept_backups(path)), *upgrades[_UPGRADES:]):
        try:
            one.path.unlink()
        except OSError as error:
            # It is looked at again tomorrow.
            logger.warning("the old backup %s could not be removed: %s", one.path.name, error)


def _stamped(folder: Path, pattern: str) -> tuple[Kept, ...]:
    if not folder.is_dir():
        return ()
    found = [(file, re.fullmatch(pattern, file.name)) for file in folder.iterdir()]
    kept = [Kept(file, datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)) for file, match in found if match]
    return tuple(sorted(kept, key=lambda one: one.at, reverse=True))


def _heads(path: Path) -> tuple[ChainHead, ...] | None:
    try:
        with translated_errors(), closing(open_reader(path)) as db:
            return chain_heads(db)
    except AppError as error:
        logger.warning("the log of %s could not be read: %s", path.name, error)
        return None
