"""`verify` finds what a chain alone does not: lines cut off at the end, and a log written anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.data.database import open_writer, write_transaction
from app.data.receipts import ReceiptFault
from app.data.verify import verify
from app.domain.sealing import canonical_json, seal
from app.store_commands import verify as verify_command
from tests.data.samples import raw, save
from tests.sync.stations import CoreServer, Line, Station


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store that was sent: its newest line has a receipt."""
    server = CoreServer(tmp_path / "server.db")
    station = Station(tmp_path / "a" / "musrenbang.db", Line(server), "a")
    station.open_session()
    station.enrol(server.code("a"))
    for number in range(3):
        station.store.save_proposal(save(f"p-{number}"), station.clock.now_ms()).result()
        station.sync()
    station.close()
    server.close()
    return station.path


def change(path: Path, *statements: str) -> None:
    """Change the file as somebody would who does not want it to be seen: past the triggers."""
    connection = raw(path)
    for trigger in ("op_no_update", "op_no_delete", "receipt_no_update", "receipt_no_delete"):
        connection.execute(f"DROP TRIGGER {trigger}")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_whole_store_agrees_with_its_receipts(path: Path) -> None:
    verdict = verify(path)
    assert verdict.is_whole
    assert verdict.receipts.receipts == 3
    result = CliRunner().invoke(verify_command, [str(path)])
    assert result.exit_code == 0
    assert "Tanda terima server cocok: 3." in result.output


def test_lines_cut_off_at_the_end_are_found(path: Path) -> None:
    change(path, "DELETE FROM op WHERE seq = (SELECT max(seq) FROM op)")
    verdict = verify(path)
    assert verdict.chain is not None
    assert verdict.chain.first_break is None, "the chain alone does not show it"
    assert verdict.receipts.first_fault is not None
    assert verdict.receipts.first_fault.fault is ReceiptFault.TRUNCATED
    assert not verdict.is_whole
    result = CliRunner().invoke(verify_command, [str(path)])
    assert result.exit_code == 1
    assert "pernah menerima catatan yang sekarang tidak ada" in result.output


def test_a_log_that_was_written_anew_is_found(path: Path) -> None:
    db = open_writer(path)
    rows = list(db.query("SELECT * FROM op ORDER BY seq"))
    db.close()
    change(path, "DELETE FROM op")
    db = open_writer(path)
    previous = "0" * 64
    with write_transaction(db):
        for row in rows:
            fields = {**row, "patch": json.loads(row["patch"]), "actor": "orang lain", "prev_hash": previous}
            fields.pop("hash")
            previous = seal(fields)
            db.table("op").insert({**fields, "patch": canonical_json(fields["patch"]), "hash": previous})
    db.close()
    verdict = verify(path)
    assert verdict.chain is not None
    assert verdict.chain.first_break is None, "the chain alone does not show it"
    assert verdict.receipts.first_fault is not None
    assert verdict.receipts.first_fault.fault is ReceiptFault.REWRITTEN


def test_a_receipt_that_was_made_up_is_found(path: Path) -> None:
    change(path, "UPDATE receipt SET at_ms = at_ms + 1")
    found = verify(path).receipts.first_fault
    assert found is not None
    assert found.fault is ReceiptFault.FORGED


@pytest.mark.parametrize("statement", ["UPDATE op SET actor = 'x' WHERE seq = 2", "DELETE FROM op WHERE seq = 2"])
def test_an_edit_and_a_deletion_break_the_chain(path: Path, statement: str) -> None:
    change(path, statement)
    chain = verify(path).chain
    assert chain is not None
    assert chain.first_break is not None
