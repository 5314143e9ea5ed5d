"""How a proposal stands in its row, and in the patches of the operation log: the same values under the same names.

A field that no operation of a proposal ever named is at its default: empty. So the operation that brings a
proposal into being names only what is filled, and one of an older schema stays true when fields are added.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from operator import itemgetter
from typing import Any

from app.data.database import Row
from app.data.op_log import Json, canonical_json
from app.data.stored_text import storable
from app.domain.coordinates import Coordinates, at
from app.domain.errors import UserError
from app.domain.identity import ProposalId, RequestId, SessionId, SiteId
from app.domain.proposal import (
    EMPTY,
    IN_SESSION,
    TEXT_NAMES,
    UNDECIDED,
    Decided,
    Decision,
    Diversion,
    Field,
    HandlingLevel,
    LandState,
    Origin,
    Proposal,
    ProposalFields,
    ProposalState,
    Source,
    Urgency,
    VariableValue,
    WorkKind,
    text_values,
)
from app.domain.text import QT_TRANSLATE_NOOP

_MAX_VOLUME_DIGITS = 40

# Each save makes a row of them: to ask an enumeration for a value takes as long as all else in the line.
_URGENCY, _VOLUME, _WORK_KIND, _VARIABLES, _COST = map(
    str, (Field.URGENCY, Field.VOLUME, Field.WORK_KIND, Field.VARIABLES, Field.COST)
)
_TO_FOLLOW, _COORDINATES, _LAND, _CERTIFICATE, _HANDLING_LEVEL = map(
    str, (Field.TO_FOLLOW, Field.COORDINATES, Field.LAND, Field.CERTIFICATE, Field.HANDLING_LEVEL)
)

_texts_of: Callable[[Mapping[str, Json]], tuple[str, ...]] = itemgetter(*TEXT_NAMES)


def mutable(proposal: Proposal) -> dict[str, Json]:
    """Return what may be changed about a proposal, by the columns' names."""
    return {
        "state": proposal.state.value,
        **field_columns(proposal.fields),
        "request_id": proposal.request_id,
        **_decision_columns(proposal.decided),
        **_origin_columns(proposal.origin),
    }


def field_columns(fields: ProposalFields) -> dict[str, Json]:
    """Return the fields by the columns' names."""
    columns: dict[str, Json] = dict(zip(TEXT_NAMES, text_values(fields), strict=True))
    return columns | {
        _URGENCY: fields.urgensi.value,
        _VOLUME: None if fields.volume is None else canonical_volume(fields.volume),
        _WORK_KIND: fields.jenis.value,
        _VARIABLES: canonical_json([_variable(value) for value in fields.variabel]) if fields.variabel else "[]",
        _COST: fields.perkiraan_biaya,
        _TO_FOLLOW: int(fields.menyusul),
        _COORDINATES: "" if fields.koordinat is None else str(fields.koordinat),
        _LAND: fields.status_lahan.value,
        _CERTIFICATE: None if fields.sertifikat is None else int(fields.sertifikat),
        _HANDLING_LEVEL: fields.tingkat.value,
    }


def fields_of(row: Mapping[str, Json]) -> ProposalFields:
    """Read the fields from a row, or from columns as `field_columns` makes them; what is not named is empty."""
    columns = {**FIELD_DEFAULTS, **row}
    volume, cost, certificate = columns["volume"], columns["perkiraan_biaya"], columns["sertifikat"]
    variables, place = columns["variabel"], columns["koordinat"]
    # Lists of hundreds are read while somebody types: one object, and nothing parsed that is empty.
    return ProposalFields(
        **dict(zip(TEXT_NAMES, _texts_of(columns), strict=True)),
        urgensi=Urgency(str(columns["urgensi"])),
        volume=None if volume is None else Decimal(str(volume)),
        jenis=WorkKind(str(columns["jenis"])),
        variabel=() if variables == "[]" else _variables(str(variables)),
        perkiraan_biaya=cost if isinstance(cost, int) else None,
        menyusul=bool(columns["menyusul"]),
        koordinat=_coordinates(str(place)) if place else None,
        status_lahan=LandState(str(columns["status_lahan"])),
        sertifikat=None if certificate is None else bool(certificate),
        tingkat=HandlingLevel(str(columns["tingkat"])),
    )


def _variables(text: str) -> tuple[VariableValue, ...]:
    return tuple(
        VariableValue(value["kode"], value["nama"], value["satuan"], Decimal(value["nilai"]))
        for value in json.loads(text)
    )


def storable_fields(fields: ProposalFields) -> ProposalFields:
    """Return the fields as they can be kept. Raises UserError for a number or a place that is none."""
    changes: dict[str, Any] = {
        name: kept
        for name, text in zip(TEXT_NAMES, text_values(fields), strict=True)
        if (kept := storable(text)) != text
    }
    if fields.volume is not None:
        changes["volume"] = Decimal(canonical_volume(fields.volume))
    if fields.variabel:
        changes["variabel"] = tuple(map(_storable_variable, fields.variabel))
    if fields.koordinat is not None:
        changes["koordinat"] = _storable_point(fields.koordinat)
    # Every save comes by here, and nearly none has anything to mend: a copy of forty fields takes long.
    return replace(fields, **changes) if changes else fields


def _storable_variable(value: VariableValue) -> VariableValue:
    return VariableValue(
        storable(value.kode), storable(value.nama), storable(value.satuan), Decimal(canonical_volume(value.nilai))
    )


def storable_origin(origin: Origin) -> Origin:
    """Return the origin as it can be kept. Raises UserError as `storable_fields` does."""
    return replace(
        origin,
        external_id=storable(origin.external_id),
        status=storable(origin.status),
        flag=storable(origin.flag),
        fields=None if origin.fields is None else storable_fields(origin.fields),
        others=tuple(sorted((storable(title), storable(text)) for title, text in origin.others)),
    )


def storable_decision(decided: Decided) -> Decided:
    """Return the decision as it can be kept."""
    return replace(
        decided,
        reason_code=storable(decided.reason_code),
        reason=storable(decided.reason),
        reference=storable(decided.reference),
        owner=storable(decided.owner),
        due=storable(decided.due),
        decided_by=storable(decided.decided_by),
    )


def canonical_volume(volume: Decimal) -> str:
    """Return the one way a number is stored: no exponent, no needless zeros, no minus zero.

    Raises UserError if it is not finite or would need more than 40 digits.
    """
    if volume.is_zero():
        return "0"
    if not volume.is_finite() or abs(volume.adjusted()) > _MAX_VOLUME_DIGITS:
        raise UserError(
            QT_TRANSLATE_NOOP("proposal", "Volume tidak terbaca."),
            QT_TRANSLATE_NOOP("proposal", "Tulis angka saja, misalnya 320 atau 1.250,5; satuannya di isian Satuan."),
        )
    plain = format(volume, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def proposal_of(row: Row) -> Proposal:
    """Read a proposal from its row."""
    return Proposal(
        proposal_id=ProposalId(row["proposal_id"]),
        session_id=SessionId(row["session_id"]),
        site_id=SiteId(row["site_id"]),
        number=row["number"],
        state=ProposalState(row["state"]),
        fields=fields_of(row),
        request_id=None if row["request_id"] is None else RequestId(row["request_id"]),
        created_ms=row["created_ms"],
        updated_ms=row["updated_ms"],
        revision=row["revision"],
        decided=decision_of(row),
        origin=_origin(row),
        priority=row["prioritas"],
    )


def decision_of(row: Row) -> Decided:
    """Read a decision from a row."""
    return Decided(
        state=Decision(row["keputusan"]),
        reason_code=row["kode_alasan"],
        reason=row["alasan"],
        merged_into=None if row["digabung_ke"] is None else ProposalId(row["digabung_ke"]),
        diverted_to=Diversion(row["dialihkan_ke"]),
        reference=row["nomor_rujukan"],
        owner=row["penanggung_jawab"],
        due=row["tenggat"],
        decided_ms=row["diputus_ms"],
        decided_by=row["diputus_oleh"],
    )


def _decision_columns(decided: Decided) -> dict[str, Json]:
    return {
        "keputusan": decided.state.value,
        "kode_alasan": decided.reason_code,
        "alasan": decided.reason,
        "digabung_ke": decided.merged_into,
        "dialihkan_ke": decided.diverted_to.value,
        "nomor_rujukan": decided.reference,
        "penanggung_jawab": decided.owner,
        "tenggat": decided.due,
        "diputus_ms": decided.decided_ms,
        "diputus_oleh": decided.decided_by,
    }


def _origin(row: Row) -> Origin:
    listed = row["asal_isian"]
    return Origin(
        source=Source(row["asal_sistem"]),
        external_id=row["asal_id"],
        status=row["asal_status"],
        flag=row["asal_flag"],
        fields=None if listed is None else fields_of(json.loads(listed)),
        others=() if row["asal_kolom"] == "{}" else tuple(json.loads(row["asal_kolom"]).items()),
    )


def _origin_columns(origin: Origin) -> dict[str, Json]:
    listed = None if origin.fields is None else filled(field_columns(origin.fields))
    return {
        "asal_sistem": origin.source.value,
        "asal_id": origin.external_id,
        "asal_status": origin.status,
        "asal_flag": origin.flag,
        "asal_isian": None if listed is None else canonical_json(listed),
        "asal_kolom": canonical_json(dict(origin.others)) if origin.others else "{}",
    }


def filled(columns: Mapping[str, Json]) -> dict[str, Json]:
    """Leave out what is at its default."""
    return {name: value for name, value in columns.items() if value != DEFAULTS.get(name, _NONE_SUCH)}


def _variable(value: VariableValue) -> Json:
    return {
        "kode": value.kode,
        "nama": value.nama,
        "satuan": value.satuan,
        "nilai": canonical_volume(value.nilai),
    }


def _storable_point(point: Coordinates) -> Coordinates:
    kept = at(point.lintang, point.bujur)
    if kept is None:
        raise UserError(
            QT_TRANSLATE_NOOP("proposal", "Koordinat tidak terbaca."),
            QT_TRANSLATE_NOOP("proposal", "Tulis lintang dan bujur, misalnya -6.2349, 106.9896."),
        )
    return kept


def _coordinates(text: str) -> Coordinates | None:
    if not text:
        return None
    latitude, longitude = text.split(", ")
    return Coordinates(Decimal(latitude), Decimal(longitude))


FIELD_DEFAULTS: Mapping[str, Json] = field_columns(EMPTY)
"""What a field's column holds that no operation named."""

_NONE_SUCH = object()

DEFAULTS: Mapping[str, Json] = {
    **FIELD_DEFAULTS,
    "request_id": None,
    **_decision_columns(UNDECIDED),
    **_origin_columns(IN_SESSION),
}
"""What a column holds that no operation named; the same as in the migrations."""
