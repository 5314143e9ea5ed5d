from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.identity import ProposalId, SessionId, SiteId
from app.domain.proposal import (
    MAX_RUPIAH,
    MAX_TEXT,
    MAX_VARIABLES,
    REQUIRED,
    TEXT_FIELDS,
    Field,
    Origin,
    ProposalFields,
    ProposalState,
    SaveProposal,
    Source,
    Urgency,
    VariableValue,
    check,
    display_number,
    edited,
    format_volume,
    missing,
    parse_volume,
)
from tests.domain.field_sets import field_sets

COMPLETE = ProposalFields(pengusul="Bapak Asep", permasalahan="Saluran tersumbat", usulan="Normalisasi saluran")
VOLUMES = st.decimals(min_value=0, max_value=10**15 - 1, allow_nan=False, allow_infinity=False, places=6)
# What a person may type, and what a hand may hit beside it.
TYPED = st.text(alphabet="0123456789.,- x½٣", max_size=24)


def save(state: ProposalState, written: ProposalFields) -> SaveProposal:
    return SaveProposal(ProposalId("p"), SessionId("s"), SiteId("a"), state, written, "operator")


def test_the_fields_are_named_as_the_form_has_them() -> None:
    assert [field.name for field in fields(ProposalFields)] == [field.value for field in Field]


# --- what is required ----------------------------------------------------------------------------


def test_an_empty_form_lacks_all_that_is_required_in_the_order_of_the_form() -> None:
    assert missing(ProposalFields()) == REQUIRED == (Field.PROPOSER, Field.PROBLEM, Field.USULAN)


@pytest.mark.parametrize("field", REQUIRED)
@pytest.mark.parametrize("blank", ["", " ", "\t\n", "\u00a0"])
def test_blanks_are_no_answer(field: Field, blank: str) -> None:
    assert missing(replace(COMPLETE, **{field.value: blank})) == (field,)


def test_nothing_else_is_required() -> None:
    assert missing(COMPLETE) == ()
    check(save(ProposalState.RECORDED, COMPLETE))


@pytest.mark.parametrize("field", REQUIRED)
def test_a_filed_proposal_is_complete(field: Field) -> None:
    lacking = replace(COMPLETE, **{field.value: " "})
    check(save(ProposalState.DRAFT, lacking))
    with pytest.raises(UserError, match="Usulan belum lengkap") as refused:
        check(save(ProposalState.RECORDED, lacking))
    assert refused.value.advice == "Isi pengusul, permasalahan, dan usulan."


@pytest.mark.parametrize("state", ProposalState)
@pytest.mark.parametrize("field", TEXT_FIELDS)
def test_no_text_is_endless(field: Field, state: ProposalState) -> None:
    check(save(state, replace(COMPLETE, **{field.value: "x" * MAX_TEXT})))
    with pytest.raises(UserError, match="terlalu panjang"):
        check(save(state, replace(COMPLETE, **{field.value: "x" * (MAX_TEXT + 1)})))


@pytest.mark.parametrize("urgency", Urgency)
def test_a_full_form_is_taken(urgency: Urgency) -> None:
    check(save(ProposalState.RECORDED, replace(COMPLETE, urgensi=urgency, volume=Decimal("1250.5"), satuan="meter")))


def test_the_text_fields_are_those_that_hold_text() -> None:
    other = {
        *(Field.URGENCY, Field.VOLUME, Field.WORK_KIND, Field.VARIABLES, Field.COST, Field.TO_FOLLOW),
        *(Field.COORDINATES, Field.LAND, Field.CERTIFICATE, Field.HANDLING_LEVEL),
    }
    assert set(TEXT_FIELDS) == set(Field) - other


@pytest.mark.parametrize("cost", [-1, MAX_RUPIAH + 1])
def test_a_cost_is_an_amount_of_money(cost: int) -> None:
    check(save(ProposalState.DRAFT, replace(COMPLETE, perkiraan_biaya=MAX_RUPIAH)))
    with pytest.raises(UserError, match="rupiah"):
        check(save(ProposalState.DRAFT, replace(COMPLETE, perkiraan_biaya=cost)))


def test_variables_are_not_endless() -> None:
    one = VariableValue("P", "Panjang", "m", Decimal(120))
    check(save(ProposalState.DRAFT, replace(COMPLETE, variabel=(one,) * MAX_VARIABLES)))
    for values in ((one,) * (MAX_VARIABLES + 1), (replace(one, nama="x" * MAX_TEXT),)):
        with pytest.raises(UserError, match="terlalu panjang"):
            check(save(ProposalState.DRAFT, replace(COMPLETE, variabel=values)))


def test_what_another_system_says_is_not_endless_either() -> None:
    def imported(origin: Origin) -> SaveProposal:
        return replace(save(ProposalState.RECORDED, COMPLETE), origin=origin)

    check(imported(Origin(Source.SIPD, "12", "Validasi", "3", COMPLETE)))
    long = "x" * (MAX_TEXT + 1)
    for origin in (
        Origin(Source.SIPD, long),
        Origin(Source.SIPD, "1", long),
        Origin(Source.SIPD, "1", "", long),
        Origin(Source.SIPD, "1", fields=replace(COMPLETE, sasaran=long)),
    ):
        with pytest.raises(UserError, match="terlalu panjang"):
            check(imported(origin))


@given(field_sets, field_sets, st.frozensets(st.sampled_from(Field)))
def test_an_edit_changes_what_it_is_about_and_nothing_else(
    stored: ProposalFields, typed: ProposalFields, only: frozenset[Field]
) -> None:
    result = edited(stored, typed, only)
    for field in Field:
        assert getattr(result, field.value) == getattr(typed if field in only else stored, field.value)


# --- numbers that are said aloud -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sequence", "number"), [(1, "PJG-001"), (14, "PJG-014"), (999, "PJG-999"), (1000, "PJG-1000")]
)
def test_the_number_that_is_said_aloud(sequence: int, number: str) -> None:
    assert display_number("PJG", sequence) == number


# --- volumes -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "volume"),
    [
        ("320", "320"),
        (" 320 ", "320"),
        ("0", "0"),
        ("0,5", "0.5"),
        ("007", "7"),
        ("1250,5", "1250.5"),
        ("1.250,5", "1250.5"),
        ("1.250", "1250"),
        ("12.500", "12500"),
        ("125.000", "125000"),
        ("1.250.000,75", "1250000.75"),
        ("1 250 000", "1250000"),
        ("2,50", "2.5"),
        ("999999999999999,999999", "999999999999999.999999"),
    ],
)
def test_a_volume_as_people_write_it(text: str, volume: str) -> None:
    read = parse_volume(text)
    assert read == Decimal(volume)
    assert str(read).upper().find("E") == -1


@pytest.mark.parametrize("text", ["", " ", "\t"])
def test_no_volume_is_none(text: str) -> None:
    assert parse_volume(text) is None
    assert format_volume(None) == ""


@pytest.mark.parametrize(
    "text",
    [
        "2.5",
        "1.25",
        "1.2500",
        "1250.500",
        ".250",
        "1..250",
        "1.250.",
        # Nobody groups thousands behind a zero: this is 0,25 in the English way, not 250.
        "0.250",
        "00.250",
        "012.500",
        ",5",
        "5,",
        "1,2,3",
        "1,250.5",
        "-5",
        "+5",
        "1e3",
        "NaN",
        "Infinity",
        "12 meter",
        "½",
        "٣",
        "３",
        "1_000",
        "1" * 16,
        "1,1234567",
    ],
)
def test_what_could_be_misread_is_refused_and_not_guessed(text: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_volume(text)
    assert "1.250,5" in refused.value.advice
    assert refused.value.__cause__ is None


@pytest.mark.parametrize(
    ("volume", "text"),
    [("320", "320"), ("1250.5", "1.250,5"), ("1E+6", "1.000.000"), ("0", "0"), ("0.000001", "0,000001")],
)
def test_a_volume_the_indonesian_way(volume: str, text: str) -> None:
    assert format_volume(Decimal(volume)) == text


@given(VOLUMES)
def test_what_is_written_is_read_back(volume: Decimal) -> None:
    assert parse_volume(format_volume(volume)) == volume


@given(TYPED)
def test_anything_typed_is_a_volume_or_a_refusal_and_reads_the_same_once_written(text: str) -> None:
    try:
        volume = parse_volume(text)
    except UserError:
        return
    assert volume is None or volume >= 0
    assert parse_volume(format_volume(volume)) == volume


@given(VOLUMES)
def test_a_volume_has_one_form(volume: Decimal) -> None:
    read = parse_volume(format_volume(volume))
    assert read is not None
    assert parse_volume(format_volume(read)) == read
    assert format_volume(read) == format_volume(volume.normalize() + 0)
    assert "-" not in format_volume(read)
