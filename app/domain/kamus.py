"""The kamus usulan of a year: isu > jenis pekerjaan > variabel, which give OPD, unit and price at once.

The price is SIENCANG's: unit price times the product of all variables, such as length times width (domain.md §1.4).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from app.domain.proposal_fields import ProposalFields, VariableValue, WorkKind
from app.domain.reference import ReferenceKind, ReferenceRow, of_kind
from app.domain.rupiah import MAX_RUPIAH

SAMPLE_PREFIX = "CTH-"
"""What the codes of the sample begin with that comes with the program. It is no kamus of the city."""


@dataclass(frozen=True, slots=True)
class KamusVariable:
    """What is asked for to work out the size of a work."""

    kode: str
    nama: str
    satuan: str


@dataclass(frozen=True, slots=True)
class KamusWork:
    """One jenis pekerjaan with what it brings along. `unit_price` is whole rupiah, None if there is none."""

    kode: str
    nama: str
    description: str
    isu_code: str
    isu: str
    bidang: str
    coefficient: Decimal
    kind: WorkKind
    satuan: str
    unit_price: int | None
    opd: str
    program: str
    spending_kind: str
    sub_activity: str
    variables: tuple[KamusVariable, ...]
    questions: tuple[tuple[str, str], ...]

    @property
    def is_sample(self) -> bool:
        """Tell whether the line belongs to the sample that comes with the program."""
        return self.kode.startswith(SAMPLE_PREFIX)


class Kamus:
    """All lines of a year, in the order of their codes."""

    def __init__(self, rows: Iterable[ReferenceRow]) -> None:
        known = tuple(rows)
        isu = {row.code: row for row in known if row.kind is ReferenceKind.ISU}
        variables = _by_work(known, ReferenceKind.VARIABLE)
        questions = _by_work(known, ReferenceKind.QUESTION)
        self._works = {
            row.code: _work(row, isu.get(row.value("isu")), variables.get(row.code, ()), questions.get(row.code, ()))
            for row in sorted(of_kind(known, ReferenceKind.WORK), key=lambda row: row.code)
        }

    @property
    def works(self) -> tuple[KamusWork, ...]:
        """Return every line that is offered."""
        return tuple(self._works.values())

    @property
    def has_samples(self) -> bool:
        """Tell whether any line is of the sample, so that a screen can say so."""
        return any(work.is_sample for work in self.works)

    def work(self, code: str) -> KamusWork | None:
        """Return the line with this code, None if the year has none."""
        return self._works.get(code)


def volume_of(values: Sequence[VariableValue]) -> Decimal | None:
    """Return the product of the variables; None without any."""
    if not values:
        return None
    product = Decimal(1)
    for value in values:
        product *= value.nilai
    return product


def price(work: KamusWork, volume: Decimal | None) -> int | None:
    """Return the estimate in whole rupiah, half a rupiah upwards; None if it cannot be worked out."""
    if work.unit_price is None or volume is None or volume < 0:
        return None
    amount = int((work.unit_price * volume).quantize(Decimal(1), ROUND_HALF_UP))
    return amount if amount <= MAX_RUPIAH else None


def chosen(fields: ProposalFields, work: KamusWork, values: Sequence[VariableValue] = ()) -> ProposalFields:
    """Return the fields as they are once this line is chosen with these values.

    - The line's words, unit, OPD and kind replace what stood there; the OPD at the end stays.
    - Volume and cost follow from the values. Without values the volume that was typed is priced, if its unit is
      the line's or there was none; a volume in another unit keeps its unit and gets no price.
    - What the line does not know stays as it was typed.
    """
    same_unit = fields.satuan.strip().casefold() in ("", work.satuan.casefold())
    is_other_unit = not values and fields.volume is not None and not same_unit
    volume = volume_of(values) if values else (None if is_other_unit else fields.volume)
    cost = price(work, volume)
    return replace(
        fields,
        kode_kamus=work.kode,
        isu=work.isu or fields.isu,
        jenis_pekerjaan=work.nama,
        variabel=tuple(values),
        bidang=work.bidang or fields.bidang,
        jenis=work.kind or fields.jenis,
        satuan=fields.satuan if is_other_unit else work.satuan or fields.satuan,
        volume=fields.volume if volume is None else volume,
        perkiraan_biaya=fields.perkiraan_biaya if cost is None else cost,
        opd_awal=work.opd or fields.opd_awal,
        jenis_belanja=work.spending_kind or fields.jenis_belanja,
        sub_kegiatan=work.sub_activity or fields.sub_kegiatan,
    )


def _by_work(rows: Iterable[ReferenceRow], kind: ReferenceKind) -> Mapping[str, tuple[ReferenceRow, ...]]:
    found: dict[str, list[ReferenceRow]] = {}
    for row in of_kind(tuple(rows), kind):
        found.setdefault(row.value("pekerjaan"), []).append(row)
    return {work: tuple(sorted(lines, key=lambda line: line.code)) for work, lines in found.items()}


def _work(
    row: ReferenceRow,
    isu: ReferenceRow | None,
    variables: Sequence[ReferenceRow],
    questions: Sequence[ReferenceRow],
) -> KamusWork:
    amount = row.value("harga_satuan")
    return KamusWork(
        kode=row.code,
        nama=row.value("nama"),
        description=row.value("deskripsi"),
        isu_code=row.value("isu"),
        isu=isu.value("nama") if isu else "",
        bidang=isu.value("bidang") if isu else "",
        coefficient=Decimal((isu.value("koefisien") if isu else "") or 1),
        kind=WorkKind(row.value("jenis")),
        satuan=row.value("satuan"),
        unit_price=int(amount) if amount else None,
        opd=row.value("opd"),
        program=row.value("program"),
        spending_kind=row.value("jenis_belanja"),
        sub_activity=row.value("sub_kegiatan"),
        variables=tuple(KamusVariable(one.code, one.value("nama"), one.value("satuan")) for one in variables),
        questions=tuple((one.code, one.value("nama")) for one in questions),
    )
