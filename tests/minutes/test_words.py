from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.disturbance import Disturbance, DisturbanceKind
from app.domain.feed import FeedState
from app.domain.floor import FloorEventKind, Speaker, TurnKind
from app.domain.identity import SiteId
from app.domain.line_check import Answer, LineOutcome, LineResult
from app.domain.minutes import TimelineEntry
from app.domain.minutes_words import (
    DISTURBANCE_WORDS,
    FLOOR_WORDS,
    LINE_WORDS,
    STATE_WORDS,
    TURN_WORDS,
    URGENCY_WORDS,
    acted,
    disturbed,
    happened,
    person_line,
    short_city,
    site_title,
)
from app.domain.proposal import ProposalState, Urgency
from app.domain.site import Participant, Site, SiteKind, StreamAddress

SITE = Site(SiteId("a"), SiteKind.KELURAHAN, "32.75.06.1003", "Pejuang", "PJG", "Medan Satria", StreamAddress("x"))


def test_every_kind_of_event_state_and_urgency_has_its_own_word() -> None:
    tables = (
        (FLOOR_WORDS, FloorEventKind),
        (TURN_WORDS, TurnKind),
        (URGENCY_WORDS, Urgency),
        (STATE_WORDS, ProposalState),
        (DISTURBANCE_WORDS, DisturbanceKind),
        (LINE_WORDS, LineOutcome),
    )
    for table, kinds in tables:
        assert set(table) == set(kinds)
        assert len(set(table.values())) == len(table)


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (SiteKind.KELURAHAN, "Kelurahan Pejuang"),
        (SiteKind.KECAMATAN, "Kecamatan Pejuang"),
        (SiteKind.ROOM, "Pejuang"),
    ],
)
def test_a_site_is_called_what_it_is(kind: SiteKind, title: str) -> None:
    assert site_title(replace(SITE, kind=kind)) == title


def test_a_person_is_named_with_the_office_if_there_is_one() -> None:
    assert person_line(Participant("Siti", "Ketua RW 007")) == "Siti (Ketua RW 007)"
    assert person_line(Participant("Siti", " ")) == "Siti"


@pytest.mark.parametrize(
    ("kind", "added_s", "words"),
    [
        (FloorEventKind.GRANTED, 0, "diberi kesempatan bicara"),
        (FloorEventKind.EXTENDED, 60, "waktu bicara ditambah 01:00"),
        (FloorEventKind.EXTENDED, -30, "waktu bicara dikurangi 00:30"),
    ],
)
def test_what_happened_is_said_with_the_time_it_changed(kind: FloorEventKind, added_s: int, words: str) -> None:
    assert happened(TimelineEntry(0, kind, SITE, Speaker(), None, added_s)) == words


def test_what_is_spoken_in_between_says_what_it_is_and_whom_it_answers() -> None:
    answer = TimelineEntry(
        0, FloorEventKind.GRANTED, SITE, Speaker(), None, turn_kind=TurnKind.TANGGAPAN, answered=SITE
    )
    assert happened(answer) == f"diberi kesempatan bicara: tanggapan untuk {site_title(SITE)}"
    ended = TimelineEntry(0, FloorEventKind.RELEASED, SITE, Speaker(), 9, turn_kind=TurnKind.ARAHAN)
    assert happened(ended) == "selesai bicara: arahan pimpinan"
    offline = TimelineEntry(0, FloorEventKind.GRANTED, SITE, Speaker(), None, is_override=True)
    assert happened(offline) == "diberi kesempatan bicara (walau sedang terputus)"


@pytest.mark.parametrize(
    ("city", "short"),
    [("Kota Bekasi", "Bekasi"), ("kabupaten Bekasi", "Bekasi"), ("Bekasi", "Bekasi"), ("Kotabumi", "Kotabumi")],
)
def test_the_kind_of_a_city_does_not_stand_before_a_date(city: str, short: str) -> None:
    assert short_city(city) == short


def test_a_disturbance_says_which_direction_failed_and_what_was_done() -> None:
    yes, no, unasked = Answer.YES, Answer.NO, Answer.UNASKED
    deaf = LineResult(SITE.site_id, 0, 0, yes, no, FeedState.LIVE)
    mute = replace(deaf, heard_by_us=no, heard_by_them=yes)
    gone = replace(deaf, heard_by_us=unasked, heard_by_them=unasked, link=FeedState.LOST)
    passed = replace(deaf, heard_by_them=yes, at_ms=1_516_672_800_000)
    entry = Disturbance(0, None, SITE, DisturbanceKind.SOUND, deaf)
    assert disturbed(entry) == "uji jalur suara: kita mendengar lokasi, lokasi tidak mendengar kita"
    assert disturbed(replace(entry, check=mute)).endswith("lokasi mendengar kita, kita tidak mendengar lokasi")
    assert disturbed(replace(entry, check=gone)) == "uji jalur suara: tidak tersambung"
    assert acted(entry) == ""
    assert acted(replace(entry, next_check=passed)) == "diuji ulang pukul 09.00: terdengar dua arah"


def test_a_disturbance_of_the_picture_is_told_from_one_of_the_link() -> None:
    assert disturbed(Disturbance(0, 1, SITE, DisturbanceKind.PICTURE)) == "gambar membeku"
    assert disturbed(Disturbance(0, 1, SITE, DisturbanceKind.LINK)) == "sambungan terputus"
