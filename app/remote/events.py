"""The newest state for those who look on: nobody gets a queue, everybody gets what holds now.

A reader that is slow skips what has passed in the meantime; one that does not read at all is dropped
by whoever sends to it.
"""

from __future__ import annotations

import asyncio

from app.remote.state import Json, quiet_key

MAX_READERS = 8


class StateBoard:
    """Holds the newest state and wakes its readers. Runs on: the thread of the server's loop."""

    def __init__(self, max_readers: int = MAX_READERS) -> None:
        self._max_readers = max_readers
        self._document: Json | None = None
        self._key: Json | None = None
        self._version = 0
        self._readers: set[BoardReader] = set()
        self._is_closed = False

    @property
    def readers(self) -> int:
        """Return how many read now."""
        return len(self._readers)

    def show(self, document: Json) -> None:
        """Take over a state; readers hear of it only if it is new."""
        key = quiet_key(document)
        if key == self._key:
            return
        self._document, self._key = document, key
        self._version += 1
        self._wake()

    def open(self) -> BoardReader | None:
        """Return a reader, None if there are too many already. It has to be closed."""
        if len(self._readers) >= self._max_readers or self._is_closed:
            return None
        if not self._readers:
            # Nobody has looked on for a while, so nobody kept it fresh.
            self._document = self._key = None
        reader = BoardReader(self)
        self._readers.add(reader)
        return reader

    def close(self) -> None:
        """Let every reader end."""
        self._is_closed = True
        self._wake()

    def newest(self, after: int) -> tuple[int, Json] | None:
        """Return the newest state and its number, None if there is none after that number."""
        if self._document is None or self._version <= after:
            return None
        return self._version, self._document

    @property
    def is_closed(self) -> bool:
        """Tell whether the readers are to end."""
        return self._is_closed

    def forget(self, reader: BoardReader) -> None:
        """Give the reader's place to another."""
        self._readers.discard(reader)

    def _wake(self) -> None:
        for reader in self._readers:
            reader.news.set()


class BoardReader:
    """One who looks on."""

    def __init__(self, board: StateBoard) -> None:
        self._board = board
        self._seen = 0
        self.news = asyncio.Event()

    async def next(self, timeout_s: float) -> tuple[int, Json] | None:
        """Return the newest state once it is another than the last one; None if `timeout_s` passed without.

        Raises EOFError when there will be no more.
        """
        if self._board.is_closed:
            raise EOFError
        found = self._board.newest(self._seen)
        if found is None:
            self.news.clear()
            try:
                await asyncio.wait_for(self.news.wait(), timeout_s)
            except TimeoutError:
                return None
            if self._board.is_closed:
                raise EOFError
            found = self._board.newest(self._seen)
        if found:
            self._seen = found[0]
        return found

    def close(self) -> None:
        """Look on no more."""
        self._board.forget(self)
