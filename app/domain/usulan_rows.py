"""From the rows of a list to proposals, each with its place; a row that cannot be understood says why."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from math import prod
from typing import cast

from app.domain.coordinates import parse_coordinates
from app.domain.errors import UserError
from app.domain.identity import SiteId
from app.domain.proposal import (
    MAX_TEXT,
    MAX_VARIABLES,
    TEXT_FIELDS,
    Field,
    ProposalFields,
    Source,
    VariableValue,
)
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.usulan_choices import MAX_PRODUCT, answers, product, written_variables
from app.domain.usulan_columns import canonical_title, plain_title
from app.domain.usulan_import import (
    ListColumns,
    ListedUsulan,
    Purpose,
    RawList,
    RawRow,
    UnreadableError,
    UnusableRow,
    Use,
    UsulanList,
)
from app.domain.usulan_place import ElsewhereError, Place, Places
from app.domain.usulan_status import implied_decision, listed_decision
from app.domain.usulan_text import parse_date, parse_measure, parse_money, split_address, unit_number

_EXCEL_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#####"})
_NOTHING = frozenset({"", "-", "–", "null", "NULL", "n/a"})
_BY_CONTENT = (Field.USULAN, Field.PROBLEM, Field.LOCATION, Field.RW, Field.RT, Field.PROPOSER)
_KEPT = (
    *(None, Purpose.NOTE, Purpose.DATE, Purpose.SITE_CODE, Purpose.KELURAHAN, Purpose.KECAMATAN),
    *(Purpose.LEVEL, Purpose.YEAR, Purpose.CODE),
)
_COUNTERS = frozenset({"no", "nomor", "rate"})
"""Columns that count the rows or are worked out anew each time: they say nothing of a usulan."""

_LEVELS = {"1": "RW", "2": "Kelurahan", "3": "Kecamatan"}


def understand(raw: RawList, places: Places) -> UsulanList:
    """Understand every row. Of two rows with the same identity the first counts, the other is told."""
    usulan: list[ListedUsulan] = []
    bad: list[UnusableRow] = []
    elsewhere: list[UnusableRow] = []
    seen: dict[str, ListedUsulan] = {}
    for row in raw.rows:
        try:
            listed = understand_row(raw.columns, row, places)
        except ElsewhereError as error:
            elsewhere.append(UnusableRow(row, error.reason, error.shown))
        except UnreadableError as error:
            bad.append(UnusableRow(row, error.reason, error.shown))
        else:
            first = seen.setdefault(listed.external_id, listed)
            if first is listed:
                usulan.append(listed)
            else:
                bad.append(_double(first, listed))
    return UsulanList(raw, tuple(usulan), tuple(bad), tuple(elsewhere))


def understand_row(columns: ListColumns, row: RawRow, places: Places) -> ListedUsulan:
    """Understand one row. Raises UnreadableError, ElsewhereError for a place that takes no part."""
    texts = _texts(columns, row)
    site_id = places.site_of(
        Place(texts.get(Purpose.SITE_CODE, ""), texts.get(Purpose.KELURAHAN, ""), texts.get(Purpose.KECAMATAN, ""))
    )
    fields = _fields(columns, texts)
    if not fields.usulan and not fields.permasalahan:
        raise UnreadableError(QT_TRANSLATE_NOOP("usulan_import", "Usulan dan permasalahan kosong."))
    status, flag = texts.get(Purpose.STATUS, ""), texts.get(Purpose.FLAG, "")
    decision = implied_decision(columns.source, status, flag)
    return ListedUsulan(
        row=row,
        site_id=site_id,
        external_id=_external_id(columns.source, texts, site_id, fields),
        fields=fields,
        status=status,
        flag=flag,
        decided=listed_decision(decision, texts.get(Purpose.NOTE, ""), fields),
        others=_others(columns, row),
        code=texts.get(Purpose.CODE, "") or texts.get(Purpose.EXTERNAL_ID, ""),
    )


def _texts(columns: ListColumns, row: RawRow) -> dict[Use, str]:
    texts: dict[Use, str] = {}
    for title, use in zip(columns.titles, columns.uses, strict=True):
        text = row.cells.get(title, "").strip()
        if use is None or text in _NOTHING:
            continue
        if title in row.formulas:
            raise UnreadableError(
                QT_TRANSLATE_NOOP("usulan_import", "Sel berisi rumus; tempel sebagai nilai."), f"{title}: {text}"
            )
        if text in _EXCEL_ERRORS:
            raise UnreadableError(QT_TRANSLATE_NOOP("usulan_import", "Sel berisi galat Excel."), f"{title}: {text}")
        if len(text) > MAX_TEXT:
            raise UnreadableError(
                QT_TRANSLATE_NOOP("usulan_import", "Isian lebih panjang dari 10.000 huruf."), f"{title}: {text[:40]} …"
            )
        texts[use] = text
    return texts


def _others(columns: ListColumns, row: RawRow) -> tuple[tuple[str, str], ...]:
    """Return the columns that are kept as text, a date in its one written form. Raises UnreadableError for no date."""
    kept: dict[str, str] = {}
    for title, use in zip(columns.titles, columns.uses, strict=True):
        text = row.cells.get(title, "").strip()
        if not text or use not in _KEPT or plain_title(title) in _COUNTERS:
            continue
        if use is Purpose.DATE and text not in _NOTHING:
            day = parse_date(text)
            text = day.isoformat() if day else ""
        kept[canonical_title(columns.source, title)] = text
    return tuple(sorted(kept.items()))


def _fields(columns: ListColumns, texts: Mapping[Use, str]) -> ProposalFields:
    is_machine = columns.source is Source.SIENCANG
    values: dict[str, str] = {field.value: texts[field] for field in TEXT_FIELDS if field in texts}
    fields = replace(
        ProposalFields(**values),  # type: ignore[arg-type]
        rw=unit_number(texts.get(Field.RW, "")),
        rt=unit_number(texts.get(Field.RT, "")),
        perkiraan_biaya=parse_money(texts.get(Field.COST, ""), is_machine=is_machine),
    )
    measure = parse_measure(texts.get(Field.VOLUME, ""), is_machine=is_machine)
    if measure is not None:
        fields = replace(fields, volume=measure.number, satuan=fields.satuan or measure.unit)
    if Field.VARIABLES in texts:
        read = _with_variables if is_machine else _with_written_variables
        fields = read(fields, texts[Field.VARIABLES])
    if Field.COORDINATES in texts:
        fields = _with_coordinates(fields, texts[Field.COORDINATES])
    if Purpose.ADDRESS in texts:
        address = split_address(texts[Purpose.ADDRESS])
        fields = replace(
            fields,
            lokasi=address.text or fields.lokasi,
            rw=fields.rw or address.rw,
            rt=fields.rt or address.rt,
            koordinat=fields.koordinat or address.point,
        )
    fields = replace(fields, **answers(texts))  # type: ignore[arg-type]
    return _completed(fields, texts) if columns.source is Source.SIENCANG else fields


def _completed(fields: ProposalFields, texts: Mapping[Use, str]) -> ProposalFields:
    """Fill in what SIENCANG has no column for: who proposes is a level, what is wrong is told with the urgency."""
    level = _LEVELS.get(texts.get(Purpose.LEVEL, "1"), "RW")
    return replace(
        fields,
        pengusul=f"{level} {fields.rw}".strip() if level == "RW" else level,
        permasalahan=fields.uraian_urgensi,
    )


def _with_variables(fields: ProposalFields, text: str) -> ProposalFields:
    """Read `{"12": "120", "13": "3"}`, or a bare number. The volume is their product (domain.md §1.4)."""
    try:
        numbers = [(key, Decimal(value)) for key, value in _pairs(json.loads(text, parse_float=str, parse_int=str))]
    except (ValueError, InvalidOperation, RecursionError) as error:
        raise UnreadableError(QT_TRANSLATE_NOOP("usulan_import", "Variabel tidak terbaca."), text) from error
    if len(numbers) > MAX_VARIABLES or not all(n.is_finite() and 0 <= n < MAX_PRODUCT for _, n in numbers):
        raise UnreadableError(QT_TRANSLATE_NOOP("usulan_import", "Variabel tidak terbaca."), text)
    volume = prod((number for _, number in numbers), start=Decimal(1)) if numbers else None
    if volume is not None and volume >= MAX_PRODUCT:
        raise UnreadableError(QT_TRANSLATE_NOOP("usulan_import", "Variabel tidak terbaca."), text)
    variables = tuple(VariableValue(key, "", "", number) for key, number in numbers if key)
    return replace(fields, variabel=variables, volume=volume)


def _with_written_variables(fields: ProposalFields, text: str) -> ProposalFields:
    """Read variables as people write them; a volume that the list tells itself stands."""
    variables = written_variables(text)
    if len(variables) > MAX_VARIABLES:
        raise UnreadableError(QT_TRANSLATE_NOOP("usulan_import", "Variabel tidak terbaca."), text)
    volume = product(variables) if fields.volume is None else fields.volume
    return replace(fields, variabel=variables, volume=volume)


def _pairs(found: object) -> list[tuple[str, str]]:
    if not isinstance(found, dict):
        return [("", str(found))]
    pairs = cast("dict[str, object]", found).items()
    return [(key, str(value)) for key, value in pairs if str(value).strip()]


def _with_coordinates(fields: ProposalFields, text: str) -> ProposalFields:
    plain = text
    if text.startswith("{"):
        try:
            found = json.loads(text)
            plain = f"{found['lat']}, {found['lng']}"
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableError(QT_TRANSLATE_NOOP("usulan_import", "Koordinat tidak terbaca."), text) from error
    try:
        return replace(fields, koordinat=parse_coordinates(plain))
    except UserError as error:
        raise UnreadableError(QT_TRANSLATE_NOOP("usulan_import", "Koordinat tidak terbaca."), text) from error


def _external_id(source: Source, texts: Mapping[Use, str], site_id: SiteId, fields: ProposalFields) -> str:
    if source is Source.SIENCANG:
        code = texts.get(Purpose.CODE, "")
        if not code:
            raise UnreadableError(QT_TRANSLATE_NOOP("usulan_import", "Kode usulan kosong."))
        # A kode is counted anew in each RT, by each level of proposer, in each year.
        parts = (texts.get(Purpose.YEAR, ""), site_id, fields.rw, fields.rt, texts.get(Purpose.LEVEL, "1"), code)
        return "/".join(parts)
    if found := texts.get(Purpose.EXTERNAL_ID, ""):
        return found
    if source is Source.SIPD:
        raise UnreadableError(QT_TRANSLATE_NOOP("usulan_import", "ID Usulan kosong."))
    content = [str(site_id), *(plain_title(getattr(fields, field.value)) for field in _BY_CONTENT)]
    return f"isi:{hashlib.sha256(chr(0).join(content).encode()).hexdigest()[:32]}"


def _double(first: ListedUsulan, again: ListedUsulan) -> UnusableRow:
    is_same = first.fields == again.fields
    if is_same:
        reason = QT_TRANSLATE_NOOP("usulan_import", "Sama persis dengan baris di atasnya.")
    else:
        reason = QT_TRANSLATE_NOOP("usulan_import", "ID sudah dipakai baris lain dengan isi yang berbeda.")
    return UnusableRow(again.row, reason, f"{first.row.line}: {first.external_id}", is_needless=is_same)
