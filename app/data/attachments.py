"""The photos of proposals: one row each, one operation for every change. Their files are in `data.photo_files`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.data.database import Database, Row, fetch, insert
from app.data.op_log import Change, Entity, Json, OpLog, changed, created
from app.data.stored_text import storable
from app.domain.attachment import MAX_PHOTOS, Attachment, ChangeAttachment, NewAttachment, check_caption, too_many
from app.domain.errors import UserError
from app.domain.identity import AttachmentId, ProposalId, SessionId
from app.domain.text import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A photo's file that is on the disk: its name is its content's SHA-256, `size` its length in bytes.

    The same of its thumbnail, which other stations get before the photo.
    """

    sha256: str
    size: int
    thumbnail_sha256: str = ""
    thumbnail_size: int = 0


def check_attachment(db: Database, new: NewAttachment) -> None:
    """Raise UserError if the photo could not be added: before its file is written for nothing."""
    check_caption(new.caption)
    if not fetch(db, "SELECT 1 FROM proposal WHERE proposal_id = ?", (new.proposal_id,)):
        raise UserError(
            QT_TRANSLATE_NOOP("photo", "Usulan untuk foto ini belum tersimpan."),
            QT_TRANSLATE_NOOP("photo", "Isi usulannya dahulu, lalu tambahkan foto."),
        )
    shown = "SELECT count(*) AS shown FROM attachment WHERE proposal_id = ? AND removed = 0"
    if fetch(db, shown, (new.proposal_id,))[0]["shown"] >= MAX_PHOTOS:
        raise too_many()


def add_attachment(db: Database, log: OpLog, new: NewAttachment, kept: KeptFile, at_ms: int) -> Attachment:
    """Add a photo whose file is on the disk already, and return its row.

    - The same photo of the same proposal is there once: added again it is the row that was there, put back if it had
      been taken off.
    - Raises UserError as `check_attachment` does.
    """
    check_attachment(db, new)
    same = fetch(
        db,
        "SELECT * FROM attachment WHERE proposal_id = ? AND sha256 = ? ORDER BY position LIMIT 1",
        (new.proposal_id, kept.sha256),
    )
    if same:
        before = attachment_of(same[0])
        return _write(db, log, before, before.caption or check_caption(storable(new.caption)), False, new.actor, at_ms)
    fields: dict[str, Json] = {
        "proposal_id": new.proposal_id,
        "sha256": kept.sha256,
        "mime": new.photo.mime,
        "size": kept.size,
        "width": new.photo.width,
        "height": new.photo.height,
        "caption": check_caption(storable(new.caption)),
        "removed": 0,
        "thumbnail_sha256": kept.thumbnail_sha256,
        "thumbnail_size": kept.thumbnail_size,
    }
    row = {"attachment_id": new.attachment_id, **fields, "created_ms": at_ms, "updated_ms": at_ms, "revision": 1}
    insert(db, "attachment", row)
    log.append(db, Change(Entity.ATTACHMENT, new.attachment_id, 0, created(fields), new.actor, at_ms))
    return attachment_of(row)


def change_attachment(db: Database, log: OpLog, change: ChangeAttachment, at_ms: int) -> Attachment:
    """Change the caption, take the photo off the list or put it back; return the row. Raises UserError if refused."""
    rows = fetch(db, "SELECT * FROM attachment WHERE attachment_id = ?", (change.attachment_id,))
    if not rows:
        raise UserError(
            QT_TRANSLATE_NOOP("photo", "Foto itu tidak ada dalam data."),
            QT_TRANSLATE_NOOP("photo", "Buka usulannya lagi."),
        )
    caption = check_caption(storable(change.caption))
    return _write(db, log, attachment_of(rows[0]), caption, change.removed, change.actor, at_ms)


def _write(
    db: Database, log: OpLog, before: Attachment, caption: str, removed: bool, actor: str, at_ms: int
) -> Attachment:
    patch = changed(
        {"caption": before.caption, "removed": int(before.removed)}, {"caption": caption, "removed": int(removed)}
    )
    if not patch:
        return before
    after = replace(before, caption=caption, removed=removed, updated_ms=at_ms, revision=before.revision + 1)
    db.execute(
        "UPDATE attachment SET caption = ?, removed = ?, updated_ms = ?, revision = ? WHERE attachment_id = ?",
        (after.caption, int(after.removed), after.updated_ms, after.revision, after.attachment_id),
    )
    log.append(db, Change(Entity.ATTACHMENT, before.attachment_id, before.revision, patch, actor, at_ms))
    return after


def attachments_of(db: Database, proposal_id: ProposalId) -> tuple[Attachment, ...]:
    """Return the photos of a proposal, those that were taken off too, oldest first."""
    rows = fetch(db, "SELECT * FROM attachment WHERE proposal_id = ? ORDER BY position", (proposal_id,))
    return tuple(attachment_of(row) for row in rows)


def attachments_of_session(db: Database, session_id: SessionId) -> tuple[Attachment, ...]:
    """Return the photos of all proposals of a session, those that were taken off too, oldest first."""
    rows = fetch(
        db,
        "SELECT attachment.* FROM attachment JOIN proposal USING (proposal_id) WHERE proposal.session_id = ? "
        "ORDER BY attachment.position",
        (session_id,),
    )
    return tuple(attachment_of(row) for row in rows)


def kept_names(db: Database, *, with_taken_away: bool = False) -> frozenset[str]:
    """Return the SHA-256 of every photo that a row names. A file of an older program has none.

    `with_taken_away` adds those of rows that a deletion took off their table: they may come back.
    """
    tables = db.table_names()
    if "attachment" not in tables:
        return frozenset()
    named = "SELECT sha256 FROM attachment"
    if with_taken_away and "taken_away" in tables:
        named += " UNION SELECT json_extract(row, '$.sha256') FROM taken_away WHERE entity = 'attachment'"
    return frozenset(row["sha256"] for row in fetch(db, named))


def attachment_of(row: Row) -> Attachment:
    """Read a photo from its row."""
    return Attachment(
        attachment_id=AttachmentId(row["attachment_id"]),
        proposal_id=ProposalId(row["proposal_id"]),
        sha256=row["sha256"],
        mime=row["mime"],
        size=row["size"],
        width=row["width"],
        height=row["height"],
        caption=row["caption"],
        removed=bool(row["removed"]),
        created_ms=row["created_ms"],
        updated_ms=row["updated_ms"],
        revision=row["revision"],
    )
