"""What a power cut, or a fault of the program itself, leaves behind at a station."""

from __future__ import annotations

from pathlib import Path

from app.data.database import Database, fetch
from app.data.photo_files import PhotoFiles
from app.sync.digest import without_mark


def take_off(db: Database, number: int) -> None:
    """Take one of the server's rows off, and out of the sums, as if it had never come. Needs a write transaction."""
    rows = fetch(db, "SELECT * FROM server_row WHERE deleted = 0 ORDER BY entity, entity_id")
    if not rows:
        return
    row = rows[number % len(rows)]
    [sums] = fetch(db, "SELECT row_count, digest FROM server_digest WHERE session_id = ?", (row["session_id"],))
    db.execute("DELETE FROM server_row WHERE entity = ? AND entity_id = ?", (row["entity"], row["entity_id"]))
    db.execute(
        "UPDATE server_digest SET row_count = ?, digest = ? WHERE session_id = ?",
        (sums["row_count"] - 1, without_mark(sums["digest"], row["mark"]), row["session_id"]),
    )


def lose_what_is_not_flushed(store: Path) -> None:
    """Let the parts of photos that came in have their length and not their content: nothing else is written unflushed.

    The program must not run.
    """
    for part in PhotoFiles(store).folder.glob("*/.*.tmp"):
        part.write_bytes(bytes(part.stat().st_size))
