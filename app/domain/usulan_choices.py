"""Fields with a fixed list of answers, and variables, as offices write them into any table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from math import prod

from app.domain.proposal_fields import Field, HandlingLevel, LandState, Urgency, VariableValue, WorkKind
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.usulan_columns import plain_title
from app.domain.usulan_import import UnreadableError, Use
from app.domain.usulan_text import parse_measure

MAX_PRODUCT = 10**15
"""No usulan is as large: a product beyond it is a mistake."""


def _written(words: type[StrEnum], more: Mapping[str, StrEnum | bool]) -> dict[str, StrEnum | bool]:
    return {plain_title(word.value.replace("_", " ")): word for word in words if word.value} | dict(more)


_YES = ("ya", "ada", "sudah", "sudah ada", "bersertifikat", "shm", "1", "true", "v", "x")
_NO = ("tidak", "tidak ada", "belum", "belum ada", "belum bersertifikat", "0", "false")

_ANSWERS: Mapping[Field, Mapping[str, StrEnum | bool]] = {
    Field.URGENCY: _written(Urgency, {}),
    Field.WORK_KIND: _written(WorkKind, {"nonfisik": WorkKind.NON_PHYSICAL}),
    Field.LAND: _written(
        LandState,
        {
            "siap bangun": LandState.READY,
            "lahan siap": LandState.READY,
            "sudah siap": LandState.READY,
            "tidak memerlukan lahan": LandState.UNNEEDED,
            "tidak perlu lahan": LandState.UNNEEDED,
            "psu belum diserahterimakan": LandState.NOT_HANDED_OVER,
            "belum serah terima": LandState.NOT_HANDED_OVER,
            "milik warga": LandState.PRIVATE,
            "lahan pribadi": LandState.PRIVATE,
            "lahan sengketa": LandState.DISPUTED,
            "aset bumn": LandState.OTHER_OWNER,
            "milik instansi lain": LandState.OTHER_OWNER,
        },
    ),
    Field.HANDLING_LEVEL: _written(
        HandlingLevel,
        {
            **dict.fromkeys(("rt", "rw", "swadaya"), HandlingLevel.RT_RW),
            **dict.fromkeys(("opd", "kota", "dinas", "perangkat daerah"), HandlingLevel.CITY),
        },
    ),
    Field.CERTIFICATE: {**dict.fromkeys(_YES, True), **dict.fromkeys(_NO, False)},
    Field.TO_FOLLOW: {**dict.fromkeys((*_YES, "menyusul"), True), **dict.fromkeys(_NO, False)},
}
"""What stands in a cell, as `plain_title` compares it. The words that the screens show are among them."""


def answers(texts: Mapping[Use, str]) -> dict[str, StrEnum | bool]:
    """Read the fields with a fixed list of answers. Raises UnreadableError for a word that is none of them."""
    chosen: dict[str, StrEnum | bool] = {}
    for field, known in _ANSWERS.items():
        if field in texts:
            answer = known.get(plain_title(texts[field]))
            if answer is None:
                raise UnreadableError(QT_TRANSLATE_NOOP("usulan_import", "Pilihan tidak dikenal."), texts[field])
            chosen[field.value] = answer
    return chosen


_BETWEEN = re.compile(r"\s*[;\n×*]\s*|(?<=[\s\d)])[xX](?=[\s\d])")
"""What stands between two variables. An `x` only between blanks and numbers: `box 3` is one."""

_VARIABLE = re.compile(r"(?P<name>[^\d:=]*?)\s*[:=]?\s*(?P<measure>\d[\d.,]*\s*[^\d.,\s]*(?:\s+\D*)?)")


def written_variables(text: str) -> tuple[VariableValue, ...]:
    """Read `panjang 120 m × lebar 3 m`, `Panjang: 120; Lebar: 3` or `120 x 3`. Raises UnreadableError.

    A list has no codes for them: their codes are their names as they are compared, or their places.
    """
    found: list[VariableValue] = []
    parts: list[str] = [part.strip() for part in _BETWEEN.split(text)]
    for place, part in enumerate(filter(None, parts), start=1):
        variable = _VARIABLE.fullmatch(part)
        measure = parse_measure(variable["measure"]) if variable else None
        if variable is None or measure is None or measure.number >= MAX_PRODUCT:
            raise _unreadable(text)
        name = " ".join(variable["name"].split())
        found.append(VariableValue(plain_title(name) or str(place), name, measure.unit, measure.number))
    if len({one.kode for one in found}) < len(found) or product(found) is None:
        raise _unreadable(text)
    return tuple(found)


def product(values: Sequence[VariableValue]) -> Decimal | None:
    """Return the size that variables come to (domain.md §1.4), None where there are none or it is out of reach."""
    size = prod((one.nilai for one in values), start=Decimal(1))
    return size if values and size < MAX_PRODUCT else None


def _unreadable(text: str) -> UnreadableError:
    return UnreadableError(QT_TRANSLATE_NOOP("usulan_import", "Variabel tidak terbaca."), text)
