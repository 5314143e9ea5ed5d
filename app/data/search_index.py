"""The full-text index of the proposals, which follows the commits instead of being part of them.

To cut a text into trigrams and to merge their lists takes as long as all else that a save does, and writes a quarter of
its pages. The index holds nothing of its own, so what is acknowledged does not wait for it: triggers of the writer's
connection note which proposals have other words now. They are taken into the index when the writer has nothing to do,
or when somebody searches. A list that is taken in whole is indexed in its own transaction: nobody waits for one save.

Where the program ended in between, `mend` finds the proposals whose words the index does not have.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice

from app.data.database import Database, fetch, fts_is_intact, rebuild_fts

logger = logging.getLogger(__name__)

SEARCHED = ("pengusul", "permasalahan", "usulan", "lokasi", "lokasi_detail", "jenis_pekerjaan", "asal_id")
"""The columns that are searched by words."""

AT_ONCE = 200
"""So many proposals are indexed in some hundredths of a second: no command waits longer for them."""

A_LIST = 500
"""A transaction that touched more of them than one command does indexes them itself."""

_NAMES = ", ".join(SEARCHED)
_DIFFERS = " OR ".join(f"c{number} IS NOT {name}" for number, name in enumerate(SEARCHED))


class SearchIndex:
    """Knows which proposals the index does not have as they are. Runs on: the writer thread, but for `is_behind`."""

    def __init__(self) -> None:
        self._due: set[int] = set()
        # What the transaction that is under way changes, and what it takes into the index.
        self._noted: set[int] = set()
        self._indexed: set[int] = set()

    @property
    def is_behind(self) -> bool:
        """Tell whether something that is committed is not in the index yet. Called from: any thread."""
        return bool(self._due)

    def watch(self, db: Database) -> None:
        """Note from now on what this connection changes."""
        db.register_function(self._note, name="note_proposal")
        for event in ("INSERT", "DELETE", f"UPDATE OF {_NAMES}"):
            verb = event.split()[0]
            row = "old" if verb == "DELETE" else "new"
            db.execute(
                f"CREATE TEMP TRIGGER note_{verb.lower()} AFTER {event} ON main.proposal "
                f"BEGIN SELECT note_proposal({row}.position); END"
            )

    @contextmanager
    def follow(self, db: Database) -> Iterator[None]:
        """Stand inside a write transaction, to learn what is due when `committed` is called behind it."""
        self._noted.clear()
        self._indexed.clear()
        yield
        if len(self._noted) > A_LIST:
            self._index(db, self._noted)

    def committed(self) -> None:
        """Remember what the transaction left to do that `follow` stood in."""
        self._due |= self._noted
        self._due -= self._indexed

    def catch_up(self, db: Database) -> None:
        """Take a part of what is due into the index. Needs a write transaction."""
        self._index(db, set(islice(self._due, AT_ONCE)))

    def _index(self, db: Database, positions: set[int]) -> None:
        _index(db, sorted(positions))
        self._indexed |= positions

    def _note(self, position: int) -> None:
        self._noted.add(position)


def mend(db: Database) -> bool:
    """Take in what the index lacks, after building it anew if it is damaged; tell whether it was.

    The index holds nothing of its own, so nothing is lost.
    """
    is_damaged = not fts_is_intact(db, "proposal")
    if is_damaged:
        logger.error("the search index is damaged; building it anew")
        rebuild_fts(db, "proposal")
    lacking = fetch(
        db,
        "SELECT position FROM proposal LEFT JOIN proposal_fts_content ON id = position "
        f"WHERE id IS NULL OR {_DIFFERS} "
        "UNION ALL SELECT id FROM proposal_fts_content WHERE id NOT IN (SELECT position FROM proposal)",
    )
    if lacking:
        logger.info("%d proposals were not in the search index", len(lacking))
        _index(db, [row["position"] for row in lacking])
    return is_damaged


def _index(db: Database, positions: Sequence[int]) -> None:
    for position in positions:
        db.execute("DELETE FROM proposal_fts WHERE rowid = ?", (position,))
        db.execute(
            f"INSERT INTO proposal_fts (rowid, {_NAMES}) SELECT position, {_NAMES} FROM proposal WHERE position = ?",
            (position,),
        )
