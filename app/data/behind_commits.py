"""What a commit leaves to be done when nobody waits: the search index follows, then the -wal file is moved."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from app.data.checkpoints import Checkpoints
from app.data.database import Database
from app.data.search_index import SearchIndex


class BehindCommits:
    """Brackets the writer's transactions and does at rest what they left. Runs on: the writer thread."""

    def __init__(self, checkpoints: Checkpoints, index: SearchIndex) -> None:
        self.checkpoints = checkpoints
        self.index = index

    @contextmanager
    def write_transaction(self, db: Database) -> Iterator[None]:
        """Commit what the block did as `database.write_transaction` does."""
        with self.checkpoints.write_transaction(db), self.index.follow(db):
            yield
        self.index.committed()

    def at_rest(self, db: Database) -> bool:
        """Do a part of what is left, short enough to wait for; tell whether there is more."""
        if self.index.is_behind:
            with self.write_transaction(db):
                self.index.catch_up(db)
            return True
        self.checkpoints.at_rest()
        return False
