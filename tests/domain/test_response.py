from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import UserError
from app.domain.identity import ProposalId, ResponseId, SessionId
from app.domain.response import Response, ResponseFields, check_response, open_promises

FIELDS = ResponseFields("Kabid", "Kabid Drainase", "DBMSDA", "Masuk survei", "Survei lokasi", date(2018, 2, 1))


def response(key: str, at_ms: int = 1, **changes: object) -> Response:
    made = Response(
        ResponseId(key), SessionId("s"), ProposalId("p"), FIELDS, None, at_ms, False, False, at_ms, at_ms, 1
    )
    return replace(made, fields=replace(FIELDS, **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": "", "opd": " "}, "siapa"),
        ({"text": " ", "promise": "", "due": None}, "kosong"),
        ({"promise": " "}, "tenggat"),
        ({"name": "x" * 201}, "terlalu panjang"),
        ({"promise": "x" * 10_001}, "terlalu panjang"),
    ],
)
def test_what_is_no_answer_is_refused(changes: dict[str, object], words: str) -> None:
    with pytest.raises(UserError, match=words):
        check_response(replace(FIELDS, **changes))  # type: ignore[arg-type]


def test_an_opd_alone_or_a_promise_alone_is_an_answer() -> None:
    check_response(ResponseFields(opd="DBMSDA", text="Setuju"))
    check_response(ResponseFields(name="Kabid", promise="Survei"))


def test_open_promises_stand_by_opd_and_deadline() -> None:
    late = response("late", due=date(2018, 3, 1))
    never = response("never", due=None)
    soon = response("soon")
    school = response("school", opd="disdik")
    alone = response("alone", opd="", name="Camat")
    kept = replace(response("kept"), is_kept=True)
    struck = replace(response("struck"), is_struck=True)
    none = response("none", promise="", due=None)
    groups = open_promises([never, late, kept, soon, school, alone, struck, none])
    assert [(group.opd, group.promises) for group in groups] == [
        ("Camat", (alone,)),
        ("DBMSDA", (soon, late, never)),
        ("disdik", (school,)),
    ]
