from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.domain.kamus import Kamus, KamusWork, chosen, price, volume_of
from app.domain.proposal import Field, ProposalFields, VariableValue, WorkKind
from app.domain.reference import ReferenceKind
from tests.domain.field_sets import field_sets
from tests.domain.references import ROWS, row

KAMUS = Kamus(ROWS)
LENGTH = VariableValue("V1", "Panjang", "m", Decimal("120.5"))
WIDTH = VariableValue("V2", "Lebar", "m", Decimal("0.8"))
TYPED = ProposalFields(pengusul="Asep", permasalahan="Banjir", usulan="Drainase", opd_akhir="Disperkimtan")


def work(code: str = "W1") -> KamusWork:
    found = KAMUS.work(code)
    assert found
    return found


def test_a_line_knows_its_isu_its_variables_and_questions() -> None:
    assert [one.kode for one in KAMUS.works] == ["W1", "W2"]
    drain = work()
    assert (drain.isu, drain.bidang, drain.coefficient, drain.kind) == (
        "Banjir",
        "Prasarana",
        Decimal(5),
        WorkKind.PHYSICAL,
    )
    assert [one.nama for one in drain.variables] == ["Panjang", "Lebar"]
    assert drain.questions == (("Q1", "Tiap hujan?"), ("Q2", "Lahan siap?"))
    # Its isu is not in the table: the line stands alone.
    assert (work("W2").isu, work("W2").coefficient, work("W2").unit_price) == ("", Decimal(1), None)
    assert KAMUS.work("W3") is None
    assert not KAMUS.has_samples
    assert Kamus([*ROWS, row(ReferenceKind.WORK, "CTH-1", nama="Contoh", isu="I1")]).has_samples


def test_choosing_a_line_gives_opd_unit_and_price() -> None:
    filled = chosen(TYPED, work(), (LENGTH, WIDTH))
    assert filled == replace(
        TYPED,
        kode_kamus="W1",
        isu="Banjir",
        jenis_pekerjaan="Saluran drainase",
        variabel=(LENGTH, WIDTH),
        bidang="Prasarana",
        jenis=WorkKind.PHYSICAL,
        satuan="m²",
        volume=Decimal("96.40"),
        perkiraan_biaya=120_500_000,
        opd_awal="DBMSDA",
        jenis_belanja="Belanja modal",
        sub_kegiatan="1.03",
    )


def test_a_volume_that_was_typed_is_priced_in_its_unit_only() -> None:
    square = replace(TYPED, volume=Decimal(10), satuan="M²")
    assert chosen(square, work()).perkiraan_biaya == 12_500_000
    assert chosen(replace(square, satuan=""), work()).perkiraan_biaya == 12_500_000
    metres = chosen(replace(square, satuan="m", perkiraan_biaya=7), work())
    assert (metres.perkiraan_biaya, metres.volume, metres.satuan) == (7, Decimal(10), "m")


def test_what_the_line_does_not_know_stays() -> None:
    typed = replace(TYPED, isu="Ekonomi", bidang="Ekonomi", opd_awal="Disnaker", perkiraan_biaya=9)
    filled = chosen(typed, work("W2"), (VariableValue("n", "Peserta", "orang", Decimal(20)),))
    assert (filled.isu, filled.bidang, filled.opd_awal, filled.perkiraan_biaya, filled.volume) == (
        "Ekonomi",
        "Ekonomi",
        "Disnaker",
        9,
        Decimal(20),
    )


def test_a_price_is_whole_rupiah() -> None:
    one = replace(work(), unit_price=3)
    assert [price(one, Decimal(text)) for text in ("0.5", "0.16", "1E+15", "-1")] == [2, 0, None, None]
    assert price(one, None) is None
    assert volume_of(()) is None


@given(field_sets, st.lists(st.builds(replace, st.just(LENGTH), nilai=st.decimals(0, 1000, places=2)), max_size=3))
def test_choosing_again_changes_nothing_more(fields: ProposalFields, values: list[VariableValue]) -> None:
    once = chosen(fields, work(), values)
    assert chosen(once, work(), values) == once
    untouched = {Field.PROPOSER, Field.PROBLEM, Field.USULAN, Field.OPD_FINAL, Field.LOCATION, Field.URGENCY}
    assert all(getattr(once, field.value) == getattr(fields, field.value) for field in untouched)
