from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.identity import ProposalId
from app.domain.indonesian import stem
from app.domain.likeness import features, likeness, sketch
from app.domain.padanan import Padanan, parse_padanan
from app.domain.proposal import ProposalFields
from app.domain.similar import LIKELY, SiteIndex
from app.settings.padanan_file import load_padanan

PADANAN = load_padanan(Path("resources/reference/padanan-kata.txt"))
DRAIN = ProposalFields(
    rw="07",
    rt="03",
    permasalahan="Air meluap tiap hujan",
    usulan="Perbaikan saluran Gg. Mawar IV",
    lokasi="Gg. Mawar IV",
)


def like(one: ProposalFields, other: ProposalFields) -> float:
    def taken(fields: ProposalFields) -> object:
        return sketch(PADANAN, fields.usulan, fields.permasalahan, fields.lokasi, fields.rw, fields.rt)

    return likeness(features(taken(one), taken(other)))  # type: ignore[arg-type]


def test_a_usulan_is_most_like_itself() -> None:
    assert like(DRAIN, DRAIN) > 0.9


@pytest.mark.parametrize(
    "same",
    [
        ProposalFields(rw="7", usulan="normalisasi drainase gang mawar 4", permasalahan="banjir"),
        ProposalFields(rw="007", rt="3", usulan="perbaikn drainse gg. mawar iv"),
        ProposalFields(usulan="got gg mawar 4 mampet, tolong dibenerin", lokasi="RT 03/RW 07"),
    ],
)
def test_other_words_for_the_same_need_are_found(same: ProposalFields) -> None:
    assert like(DRAIN, same) >= LIKELY


@pytest.mark.parametrize(
    "other",
    [
        ProposalFields(rw="08", rt="03", usulan="Perbaikan saluran Gg. Mawar IV", lokasi="Gg. Mawar IV"),
        ProposalFields(rw="07", rt="05", usulan="Perbaikan saluran Gg. Mawar IV", lokasi="Gg. Mawar IV"),
        ProposalFields(rw="07", rt="03", usulan="Perbaikan saluran Gg. Mawar V", lokasi="Gg. Mawar V"),
        ProposalFields(rw="07", rt="03", usulan="Perbaikan saluran Gg. Melati IV", lokasi="Gg. Melati IV"),
        ProposalFields(rw="07", rt="03", usulan="Pemasangan lampu PJU Gg. Mawar IV", lokasi="Gg. Mawar IV"),
    ],
)
def test_another_place_or_another_need_is_another_usulan(other: ProposalFields) -> None:
    assert like(DRAIN, other) < LIKELY


def test_the_list_is_read_by_its_signs() -> None:
    lines = [
        "# a remark",
        "",
        "drainase, saluran air, got",
        "~ perbaikan",
        "@ gang",
        "= gang, gg",
        "! barat",
        "- rusak",
    ]
    padanan = parse_padanan(lines)
    assert padanan.phrases[(stem("saluran"), "air")] == "drainase"
    assert padanan.words("GG. Mawar") == ["gang", "mawar"]
    assert padanan.is_known("rusak")
    assert not padanan.is_known("mawar")


def test_without_a_list_equal_words_still_count() -> None:
    bare = Padanan()
    one = sketch(bare, "posyandu anggrek", rw="1")
    assert likeness(features(one, sketch(bare, "posyandu anggrek", rw="1"))) > likeness(
        features(one, sketch(bare, "lapangan voli", rw="1"))
    )


@pytest.mark.expected_log("cannot be read")
def test_a_missing_list_stops_nothing(tmp_path: Path) -> None:
    assert load_padanan(tmp_path / "none.txt") == Padanan()


def test_the_index_follows_what_a_usulan_becomes() -> None:
    index = SiteIndex(PADANAN)
    index.put(ProposalId("a"), DRAIN)
    assert [found for found, _ in index.find(DRAIN)] == ["a"]
    assert index.find(DRAIN, but_not=ProposalId("a")) == []
    index.put(ProposalId("a"), ProposalFields(rw="12", usulan="Pelatihan menjahit ibu PKK"))
    assert index.find(DRAIN) == []
    assert len(index) == 1


def test_nothing_is_like_a_text_that_says_nothing() -> None:
    index = SiteIndex(PADANAN)
    index.put(ProposalId("a"), DRAIN)
    assert index.find(ProposalFields(usulan="mohon perbaikan")) == []
    assert index.find(ProposalFields()) == []
