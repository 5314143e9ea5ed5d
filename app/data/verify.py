"""Examine a store or a backup from end to end without changing it, also while the room is running."""

from __future__ import annotations

import tempfile
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from app.data.attachments import kept_names
from app.data.backup import copy_store
from app.data.database import fts_is_intact, open_reader, open_writer, quick_check, read_transaction, translated_errors
from app.data.migrations import applied_steps
from app.data.op_log import ChainReport, verify_chain
from app.data.photo_files import PhotoFiles
from app.data.receipts import ReceiptReport, verify_receipts
from app.domain.errors import ExternalError


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found.

    `bad_photos` are those whose file is missing or has another content. `damage` is the sentence of what stops us from
    reading on; then nothing else is known.
    """

    chain: ChainReport | None
    search_is_intact: bool
    bad_photos: tuple[str, ...] = ()
    receipts: ReceiptReport = field(default_factory=ReceiptReport)
    damage: ExternalError | None = None

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing is wrong."""
        is_read = self.damage is None and self.chain is not None and not self.chain.first_break
        return is_read and self.search_is_intact and not self.bad_photos and not self.receipts.first_fault


def check_chain(path: Path) -> ChainReport:
    """Walk the log of the store at `path`, beside whoever works with it."""
    with translated_errors(), closing(open_reader(path)) as db, read_transaction(db):
        return verify_chain(db)


def verify(path: Path) -> Verdict:
    """Check structure, log, receipts, search index and photos of the file at `path`.

    Raises UserError if it is another program's or a newer one's file, ExternalError if it cannot be opened at all.
    """
    try:
        with translated_errors(), closing(open_reader(path)) as db:
            quick_check(db)
            has_search = "m0003_proposal_search" in applied_steps(db)
            named = kept_names(db)
        chain = check_chain(path)
        with translated_errors(), closing(open_reader(path)) as db, read_transaction(db):
            receipts = verify_receipts(db)
        with translated_errors():
            bad_photos = PhotoFiles(path).damaged(named)
        # The index can only be compared with its table where it may be written; a copy shows the same.
        with translated_errors(), tempfile.TemporaryDirectory(prefix="ruang-kendali-") as folder:
            copy = Path(folder) / path.name
            copy_store(path, copy)
            with closing(open_writer(copy)) as db:
                return Verdict(chain, not has_search or fts_is_intact(db, "proposal"), bad_photos, receipts)
    except ExternalError as error:
        if not path.is_file():
            raise
        return Verdict(None, False, damage=error)
