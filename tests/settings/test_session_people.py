"""`[attendance]` and the kinds of `[[agenda]]`."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.session import AgendaItem, AgendaKind, AttendanceRules
from app.settings.session_file import load_session
from tests.settings.session_texts import AGENDA, SITE, TOP, lines_of, refusal, write


def test_a_file_without_rules_asks_for_nobody(tmp_path: Path) -> None:
    assert load_session(write(tmp_path, TOP + SITE)).attendance == AttendanceRules(0, 0, ())


def test_the_rules_of_the_quorum_are_read(tmp_path: Path) -> None:
    rules = '[attendance]\nsite_minimum = 10\ntotal_minimum = 150\nrequired_unsur = ["PKK", " Delegasi RT/RW "]\n'
    session = load_session(write(tmp_path, TOP + rules + SITE))
    assert session.attendance == AttendanceRules(10, 150, ("PKK", "Delegasi RT/RW"))


@pytest.mark.parametrize(
    ("line", "key", "allowed"),
    [
        ("site_minimum = -1", "attendance.site_minimum", "bilangan bulat 0 sampai 5000"),
        ("total_minimum = 1.5", "attendance.total_minimum", "bilangan bulat 0 sampai 5000"),
        ('required_unsur = "PKK"', "attendance.required_unsur", "daftar teks"),
        ('required_unsur = [""]', "attendance.required_unsur[1]", "daftar teks"),
        ("kuorum = 5", "attendance.kuorum", "kunci site_minimum"),
    ],
)
def test_what_is_no_rule_is_refused_with_what_may_stand_there(
    line: str, key: str, allowed: str, tmp_path: Path
) -> None:
    (found,) = lines_of(refusal(write(tmp_path, f"{TOP}[attendance]\n{line}\n{SITE}")))
    assert found.startswith(f"1. {key}:")
    assert allowed in found


def test_the_kind_of_an_item_may_be_written(tmp_path: Path) -> None:
    second = '[[agenda]]\ntitle = "Doa"\nplanned_min = 5\nkind = "penutup"\n'
    third = '[[agenda]]\ntitle = "Makan siang"\nplanned_min = 60\n'
    assert load_session(write(tmp_path, TOP + AGENDA + second + third + SITE)).agenda == (
        AgendaItem("Pembukaan", 10, AgendaKind.OTHER),
        AgendaItem("Doa", 5, AgendaKind.CLOSING),
        AgendaItem("Makan siang", 60, AgendaKind.OTHER),
    )
    named = AGENDA + 'responsible = "Kepala Bappelitbangda"\n'
    [item] = load_session(write(tmp_path, TOP + named + SITE)).agenda
    assert item == AgendaItem("Pembukaan", 10, responsible="Kepala Bappelitbangda")
    wrong = AGENDA + 'penanggung_jawab = "Camat"\n'
    (found,) = lines_of(refusal(write(tmp_path, TOP + wrong + SITE)))
    assert "`responsible`" in found
    wrong = AGENDA + 'kind = "rehat"\n'
    (found,) = lines_of(refusal(write(tmp_path, TOP + wrong + SITE)))
    assert '"pembukaan", "sambutan"' in found
