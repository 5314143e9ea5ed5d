from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from app.domain.errors import UserError
from app.server.core import SyncServer
from app.server.database import journal_mode
from app.server.refusal import RefusedError
from app.server.rights import Role
from app.server.stations import ENROL_WITHIN_MS, MOST_RENEWALS, OWN_DEVICE
from app.server.tables import METADATA
from app.sync.wire_replies import ErrorCode
from tests.server.rig import NOW_MS, Rig


def is_in(rig: Rig, token: str) -> bool:
    try:
        rig.server.hello(token, "n")
    except RefusedError as error:
        return error.refusal.code is not ErrorCode.UNAUTHORIZED
    return True


def test_a_code_enrols_one_station_and_survives_a_lost_reply(rig: Rig) -> None:
    code = rig.server.issue_code("Meja 1", Role.FASILITATOR)
    lost = rig.server.enrol(code, "a").token
    token = rig.server.enrol(code.lower(), "a").token
    with pytest.raises(RefusedError):
        rig.server.enrol(code, "b")
    assert is_in(rig, token)
    assert not is_in(rig, lost)
    with pytest.raises(RefusedError):
        rig.server.enrol(code, "a")


def test_a_code_that_is_wrong_or_too_old_enrols_nobody(rig: Rig) -> None:
    code = rig.server.issue_code("Meja 1", Role.OPERATOR)
    late = SyncServer(rig.database, rig.signer, lambda: NOW_MS + 2 * ENROL_WITHIN_MS)
    for server, shown in ((rig.server, "AAAA-AAAA-AAAA-AAAA"), (late, code)):
        with pytest.raises(RefusedError):
            server.enrol(shown, "a")
    assert is_in(rig, rig.server.enrol(code, "a").token)


def test_the_old_token_works_until_the_new_one_is_used(rig: Rig) -> None:
    old = rig.station("a").token
    assert is_in(rig, old)
    lost = rig.server.rotate(old)
    assert is_in(rig, old)
    new = rig.server.rotate(old)
    assert is_in(rig, new)
    assert not is_in(rig, old)
    assert not is_in(rig, lost)


def test_a_copied_station_is_renewed_by_the_token_of_its_former_identity(rig: Rig) -> None:
    token = rig.station("a").token
    lost = rig.server.renew(token, "a2")
    made = rig.server.renew(token, "a2")
    assert (made.name, made.role) == (lost.name, lost.role)
    assert is_in(rig, token)
    assert is_in(rig, made.token)
    assert not is_in(rig, lost.token)
    rig.server.revoke("a")
    assert not is_in(rig, token)
    assert not is_in(rig, made.token)


def test_nobody_takes_the_identity_of_another_by_a_renewal(rig: Rig) -> None:
    a, b = rig.station("a"), rig.station("b")
    for wanted in ("b", "a", OWN_DEVICE, ""):
        with pytest.raises(RefusedError):
            rig.server.renew(a.token, wanted)
    rig.server.renew(a.token, "a2")
    with pytest.raises(RefusedError):
        rig.server.renew(b.token, "a2")


def test_an_identity_is_not_renewed_without_end(rig: Rig) -> None:
    token = rig.station("a").token
    for number in range(MOST_RENEWALS):
        rig.server.renew(token, f"a-{number}")
    with pytest.raises(RefusedError) as caught:
        rig.server.renew(token, "a-zuviel")
    assert caught.value.refusal.code is ErrorCode.FORBIDDEN


def test_a_revoked_station_is_out_and_what_it_sent_stays(rig: Rig) -> None:
    a, b = rig.station("a"), rig.station("b")
    a.write("p1", 0, {"usulan": [None, "x"]})
    rig.push(a)
    rig.server.revoke("a")
    assert not is_in(rig, a.token)
    assert set(rig.rows(b)) == {("proposal", "p1")}


def test_no_token_is_in_the_database(file_rig: Rig, tmp_path: Path) -> None:
    token = file_rig.station("a").token
    file_rig.database.close()
    assert b"session_digest" in (tmp_path / "server.db").read_bytes()
    assert all(token.encode() not in path.read_bytes() for path in tmp_path.iterdir())


def test_the_steps_make_the_tables_that_queries_name(rig: Rig) -> None:
    with rig.database.reading() as connection:
        made = inspect(connection)
        for table in METADATA.sorted_tables:
            columns = {one["name"]: str(one["type"]) for one in made.get_columns(table.name)}
            assert columns == {one.name: str(one.type) for one in table.columns}
            keys = made.get_pk_constraint(table.name)["constrained_columns"]
            assert keys == [one.name for one in table.primary_key.columns]


def test_a_database_of_a_newer_program_is_refused_and_left_alone(rig: Rig) -> None:
    with rig.database.writing() as connection:
        connection.execute(text("INSERT INTO schema_step (name, applied_ms) VALUES ('s9999_besok', 0)"))
    with pytest.raises(UserError, match="lebih baru"):
        SyncServer(rig.database, rig.signer, lambda: NOW_MS)


def test_a_library_that_loses_commits_keeps_no_wal() -> None:
    assert [journal_mode(one) for one in ((3, 40, 1), (3, 51, 3), (3, 52, 0), (3, 53, 0))] == [
        "DELETE",
        "WAL",
        "DELETE",
        "WAL",
    ]
