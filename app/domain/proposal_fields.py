"""What is said about a usulan, field by field: the union of SIENCANG's and SIPD's sets (domain.md §1.4).

The names of the fields are those of the store, of the operation log and of the importers.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from typing import Any

from app.domain.coordinates import Coordinates


class Urgency(StrEnum):
    """Five levels, most urgent first; UNSET until somebody says it."""

    UNSET = ""
    VERY_HIGH = "sangat_mendesak"
    HIGH = "mendesak"
    MEDIUM = "sedang"
    LOW = "rendah"
    VERY_LOW = "sangat_rendah"


class WorkKind(StrEnum):
    """Whether something is built or not: it decides the weights of the score and a part of the form."""

    UNSET = ""
    PHYSICAL = "fisik"
    NON_PHYSICAL = "non_fisik"


class LandState(StrEnum):
    """Whether the land can be built on. All but READY and UNNEEDED are reasons for refusal (domain.md §1.6)."""

    UNSET = ""
    UNNEEDED = "tidak_perlu"
    READY = "siap"
    NOT_HANDED_OVER = "psu_belum_diserahkan"
    PRIVATE = "milik_pribadi"
    DISPUTED = "sengketa"
    OTHER_OWNER = "aset_instansi_lain"


class HandlingLevel(StrEnum):
    """Who can handle it, from the neighbourhood to the city."""

    UNSET = ""
    RT_RW = "rt_rw"
    KELURAHAN = "kelurahan"
    KECAMATAN = "kecamatan"
    CITY = "opd_kota"


class Field(StrEnum):
    """The editable fields, by the names the store and the operation log use."""

    PROPOSER = "pengusul"
    RW = "rw"
    RT = "rt"
    PROBLEM = "permasalahan"
    USULAN = "usulan"
    LOCATION = "lokasi"
    URGENCY = "urgensi"
    VOLUME = "volume"
    UNIT = "satuan"
    UNSUR = "unsur"
    PHONE = "telepon"
    WORK_KIND = "jenis"
    BIDANG = "bidang"
    ISU = "isu"
    WORK = "jenis_pekerjaan"
    KAMUS = "kode_kamus"
    VARIABLES = "variabel"
    COEFFICIENT = "koefisien"
    COST = "perkiraan_biaya"
    TO_FOLLOW = "menyusul"
    LOCATION_DETAIL = "lokasi_detail"
    COORDINATES = "koordinat"
    URGENCY_TEXT = "uraian_urgensi"
    BENEFICIARIES = "sasaran"
    OPD_FIRST = "opd_awal"
    OPD_FINAL = "opd_akhir"
    LAND = "status_lahan"
    CERTIFICATE = "sertifikat"
    HANDLING_LEVEL = "tingkat"
    SPENDING_KIND = "jenis_belanja"
    SUB_ACTIVITY = "sub_kegiatan"


@dataclass(frozen=True, slots=True)
class VariableValue:
    """One variable of the chosen kamus line and what it is here, such as length 120 m."""

    kode: str
    nama: str
    satuan: str
    nilai: Decimal


@dataclass(frozen=True, slots=True)
class ProposalFields:
    """What the form holds.

    - `volume` is a plain decimal number without a unit, `perkiraan_biaya` whole rupiah.
    - `menyusul` says in so many words that volume and cost will be told later.
    - `kode_kamus` is the code of a jenis pekerjaan in the kamus of the session's RKPD year; `isu` and
      `jenis_pekerjaan` are its words, and stand alone where the kamus has no such line (usulan langsung).
    - `koefisien` is text, as SIPD writes it (`2 paket x 3 bulan`).
    - `sertifikat` is None until somebody says whether there is one.
    """

    pengusul: str = ""
    rw: str = ""
    rt: str = ""
    permasalahan: str = ""
    usulan: str = ""
    lokasi: str = ""
    urgensi: Urgency = Urgency.UNSET
    volume: Decimal | None = None
    satuan: str = ""
    unsur: str = ""
    telepon: str = ""
    jenis: WorkKind = WorkKind.UNSET
    bidang: str = ""
    isu: str = ""
    jenis_pekerjaan: str = ""
    kode_kamus: str = ""
    variabel: tuple[VariableValue, ...] = ()
    koefisien: str = ""
    perkiraan_biaya: int | None = None
    menyusul: bool = False
    lokasi_detail: str = ""
    koordinat: Coordinates | None = None
    uraian_urgensi: str = ""
    sasaran: str = ""
    opd_awal: str = ""
    opd_akhir: str = ""
    status_lahan: LandState = LandState.UNSET
    sertifikat: bool | None = None
    tingkat: HandlingLevel = HandlingLevel.UNSET
    jenis_belanja: str = ""
    sub_kegiatan: str = ""


EMPTY = ProposalFields()

TEXT_FIELDS: tuple[Field, ...] = tuple(field for field in Field if type(getattr(EMPTY, field.value)) is str)
"""The fields that hold free text."""

TEXT_NAMES: tuple[str, ...] = tuple(field.value for field in TEXT_FIELDS)
"""Their names: asked for at every save and thousands of times in an import, where a member's `value` takes long."""

text_values: Callable[[ProposalFields], tuple[str, ...]] = attrgetter(*TEXT_NAMES)
"""Return the texts of all `TEXT_FIELDS`, in their order."""


def is_filled(fields: ProposalFields, field: Field) -> bool:
    """Tell whether something stands in a field. Blanks are nothing; that there is no certificate is an answer."""
    value = getattr(fields, field.value)
    if isinstance(value, str):
        return bool(value.strip())
    return bool(value) if field in (Field.TO_FOLLOW, Field.VARIABLES) else value is not None


def with_texts(fields: ProposalFields, texts: Mapping[str, str]) -> ProposalFields:
    """Return `fields` with these texts, by the names of `TEXT_FIELDS`. Raises KeyError for any other name."""
    strangers = texts.keys() - set(TEXT_NAMES)
    if strangers:
        raise KeyError(", ".join(sorted(strangers)))
    changes: dict[str, Any] = dict(texts)
    return replace(fields, **changes)


def edited(stored: ProposalFields, typed: ProposalFields, only: Collection[Field]) -> ProposalFields:
    """Return `stored` with these fields of `typed`, and nothing else of it."""
    changes: dict[str, Any] = {field.value: getattr(typed, field.value) for field in only}
    return replace(stored, **changes)
