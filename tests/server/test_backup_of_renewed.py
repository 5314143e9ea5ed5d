"""A server with stations that were renewed can be copied, whatever the order of its rows."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select, update

from app.server.backup import backup
from app.server.blob_files import BlobFiles
from app.server.database import open_sqlite
from app.server.tables import DEVICE
from tests.server.rig import Rig


def test_who_follows_whom_is_copied(rig: Rig, tmp_path: Path) -> None:
    for name in ("a", "z"):
        rig.station(name)
    # As PostgreSQL reads them once the former one was changed: the follower before the one it follows.
    with rig.database.writing() as connection:
        connection.execute(update(DEVICE).where(DEVICE.c.device_id == "a").values(renewed_from="z"))
    copied = backup(rig.database, BlobFiles(tmp_path / "foto"), tmp_path / "salinan", 1)
    copy = open_sqlite(copied.folder / "server.db")
    with copy.reading() as connection:
        found = {one.device_id: one.renewed_from for one in connection.execute(select(DEVICE))}
    copy.close()
    assert found == {"z": None, "a": "z"}
