"""The settings of the documents in pieces: nothing is lost on the way, and what cannot be read changes nothing."""

from __future__ import annotations

from dataclasses import replace

from app.domain.documents.model import Letterhead, Paper
from app.domain.documents.setting_parts import parts_of, with_parts
from app.domain.documents.settings import DEFAULT, MinutesSettings, Official, Phrases, SiteOfficials
from tests.data.samples import PEJUANG

SAID = MinutesSettings(
    letterhead=Letterhead(("Pemerintah Kota Bekasi",), ("Jalan Ahmad Yani",), "logo.png"),
    office_place="Aula",
    number_pattern="{urut}/X",
    paper=Paper.A4,
    delegates=5,
    blank_rows=0,
    chair=Official("Ani", "19", "Camat"),
    secretary=Official("Budi", "", "Notulis", has_nip=False),
    speakers=("Kabid",),
    copies=("Arsip",),
    sites=(SiteOfficials(PEJUANG, Official("Citra", "20", "Lurah"), Official("Dedi", has_nip=False), "005"),),
    phrases=replace(Phrases(), agreed="peserta sepakat:"),
)


def test_what_was_said_stands_at_another_station_but_for_the_logo() -> None:
    there = with_parts(DEFAULT, parts_of(SAID))
    assert there == replace(SAID, letterhead=replace(SAID.letterhead, logo=""))


def test_one_piece_changes_only_itself() -> None:
    lurah = parts_of(SAID)[PEJUANG, "lurah"]
    assert with_parts(DEFAULT, {(PEJUANG, "lurah"): lurah}) == replace(
        DEFAULT, sites=(SiteOfficials(PEJUANG, SAID.sites[0].lurah),)
    )
    assert with_parts(SAID, {("", "tempat"): "Balai Patriot"}) == replace(SAID, office_place="Balai Patriot")


def test_a_piece_that_cannot_be_read_leaves_what_stood() -> None:
    odd = {("", "kop"): "x", ("", "delegasi"): "lima", ("", "kertas"): "B9", ("", "lain"): 1, (PEJUANG, "lurah"): 3}
    assert with_parts(SAID, odd) == SAID
    assert with_parts(SAID, {("", "kalimat.agreed"): "{tidak_ada}"}).phrases == SAID.phrases
