from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.data.table_file import read_table
from app.domain.errors import BugError, ExternalError, UserError
from app.domain.feed import FeedSnapshot, FeedState, Trouble
from app.domain.floor import FloorState
from app.domain.proposal import Field, ProposalState, Urgency
from app.domain.site import SiteKind
from app.domain.tally import LinkMark, Tally, TallyKind
from app.domain.thrift import DecodeThrift
from app.domain.wording import long_date
from app.ui.room_view import RoomView, TileView, key_of, place_of, room_view
from app.ui.words import (
    advice_text,
    day_text,
    error_text,
    field_word,
    link_text,
    link_word,
    outage_text,
    proposal_word,
    saving_detail,
    saving_text,
    tally_word,
    urgency_word,
)
from tests.ui.samples import REPORT, SOUND, STARTED_MS, feed, session, site, site_id

pytestmark = pytest.mark.usefixtures("styled_app")


def tally(kind: TallyKind = TallyKind.IDLE, link: LinkMark = LinkMark.FINE, position: int = 0) -> Tally:
    return Tally(kind, position, link)


def test_every_state_has_a_word() -> None:
    assert {kind: tally_word(tally(kind)) for kind in TallyKind} == {
        TallyKind.IDLE: "",
        TallyKind.SPEAKING: "BICARA",
        TallyKind.HALTED: "DISELA",
        TallyKind.WAITING: "ANTRE",
        TallyKind.ASKING: "MINTA BICARA",
    }
    assert tally_word(tally(TallyKind.WAITING, position=3)) == "ANTRE 3"
    assert all(link_word(tally(link=link)) for link in LinkMark if link is not LinkMark.FINE)
    assert link_word(tally()) == ""
    assert len({urgency_word(urgency) for urgency in Urgency}) == len(Urgency)
    assert len({proposal_word(state) for state in ProposalState}) == len(ProposalState)
    assert len({field_word(field) for field in Field}) == len(Field)


@pytest.mark.parametrize("state", list(FeedState))
def test_every_link_has_a_line(state: FeedState) -> None:
    assert link_text(feed(site_id(1), state))


def test_a_live_link_says_its_rate_or_that_it_is_sound_only() -> None:
    assert link_text(feed(site_id(1))) == "baik · 25 fps"
    assert link_text(replace(feed(site_id(1)), report=replace(REPORT, video_codec=""))) == "suara saja"


def test_how_long_a_picture_stands_still() -> None:
    assert outage_text(feed(site_id(1), FeedState.STALLED, 14.7)) == "00:14"
    assert outage_text(feed(site_id(1), FeedState.CONNECTING, None)) == ""


@pytest.mark.parametrize("trouble", [t for t in Trouble if t is not Trouble.NONE])
def test_every_trouble_has_advice(trouble: Trouble) -> None:
    what, advice = advice_text(feed(site_id(1), FeedState.LOST, 9.0, trouble))
    assert what
    assert advice


def test_no_trouble_needs_no_advice() -> None:
    assert advice_text(feed(site_id(1))) == ("", "")


def test_the_day_is_written_as_offices_write_it() -> None:
    for offset in range(0, 400, 9):
        day = date(2018, 1, 1) + timedelta(days=offset)
        assert day_text(day) == long_date(day)


@pytest.mark.parametrize("kind", [UserError, ExternalError, BugError])
def test_an_error_is_a_sentence_with_advice(kind: type[UserError]) -> None:
    assert error_text(kind("Diska penuh.", "Kosongkan.")) == "Diska penuh. Kosongkan."
    assert error_text(kind("Diska penuh.")) == "Diska penuh."


def test_a_bug_keeps_its_own_words() -> None:
    assert error_text(KeyError("x")) == "'x'"
    assert error_text(ValueError()) == "ValueError"


def test_an_error_that_names_a_file_speaks_the_language_of_the_screen(
    tmp_path: Path, use_language: Callable[[str], None]
) -> None:
    empty = tmp_path / "hadir.csv"
    empty.touch()
    with pytest.raises(UserError) as refused:
        read_table(empty, lambda _: True, "nama")
    assert error_text(refused.value).startswith("Berkas hadir.csv kosong.")
    use_language("en")
    assert error_text(refused.value).startswith("The file hadir.csv is empty.")


# --- what the windows show ------------------------------------------------------------------


def view(floor: FloorState | None = None, count: int = 3) -> RoomView:
    made = session(count)
    feeds = [feed(s.site_id) for s in made.sites]
    return room_view(made, floor or FloorState(), None, feeds, {}, SOUND, STARTED_MS)


def test_keys_go_from_f1_to_shift_f4() -> None:
    assert [key_of(i) for i in (0, 11, 12, 15)] == ["F1", "F12", "⇧F1", "⇧F4"]


def test_a_place_says_what_kind_it_is() -> None:
    kelurahan = site(1)
    assert place_of(kelurahan).replace("\u00a0", " ") == "Kel. Pejuang · Kec. Medan Satria"
    assert place_of(site(16)) == "Ruang kendali Bappeda"
    kecamatan = replace(kelurahan, kind=SiteKind.KECAMATAN)
    assert place_of(kecamatan).replace("\u00a0", " ") == "Kec. Pejuang"
    alone = replace(kelurahan, kecamatan="")
    assert place_of(alone).replace("\u00a0", " ") == "Kel. Pejuang"


def test_the_view_is_the_same_for_the_same_moment() -> None:
    assert view() == view()


def test_a_kecamatan_of_the_same_name_is_not_said_twice() -> None:
    tiles = {tile.name: tile for tile in view(count=12).tiles}
    assert tiles["Bantargebang"].kecamatan == ""
    assert tiles["Pejuang"].kecamatan == "Medan Satria"


def test_a_tile_describes_itself() -> None:
    tile = TileView(site_id(3), "F3", "Aren Jaya", "", tally(), "ANTRE 2", "MEMBEKU", "00:14", "tidak ada", "")
    assert tile.spoken_description == "Aren Jaya, ANTRE 2, MEMBEKU, 00:14, tidak ada"
    sparing = replace(tile, trouble="", age="", saving="hemat CPU", saving_detail="gambar hanya sesekali")
    assert sparing.spoken_description == "Aren Jaya, ANTRE 2, tidak ada, hemat CPU, gambar hanya sesekali"


def sparing_feed(level: DecodeThrift, age_s: float = 0.04, state: FeedState = FeedState.LIVE) -> FeedSnapshot:
    made = feed(site_id(1), state, age_s)
    return replace(made, report=replace(made.report, thrift=level))


@pytest.mark.parametrize(
    ("level", "detail", "link"),
    [
        (DecodeThrift.FULL, "", "baik · 25 fps"),
        (DecodeThrift.NO_LOOP_FILTER, "gambar sedikit lebih kasar", "baik · 25 fps"),
        (DecodeThrift.HALF_RATE, "gerak lebih patah-patah", "baik · 25 fps"),
        (DecodeThrift.KEYFRAMES, "gambar hanya sesekali", "gambar sesekali"),
    ],
)
def test_a_picture_that_is_decoded_sparingly_says_so(level: DecodeThrift, detail: str, link: str) -> None:
    made = sparing_feed(level)
    assert saving_text(made) == ("hemat CPU" if level.is_saving else "")
    assert saving_detail(made) == detail
    assert link_text(made) == link


def test_a_picture_that_is_old_because_we_save_says_how_old() -> None:
    assert saving_text(sparing_feed(DecodeThrift.KEYFRAMES, 4.9)) == "hemat CPU"
    assert saving_text(sparing_feed(DecodeThrift.KEYFRAMES, 7.2)) == "hemat CPU 00:07"


@pytest.mark.parametrize("state", [state for state in FeedState if state is not FeedState.LIVE])
def test_a_feed_that_is_not_there_saves_nothing(state: FeedState) -> None:
    made = sparing_feed(DecodeThrift.KEYFRAMES, 9.0, state)
    assert (saving_text(made), saving_detail(made)) == ("", "")


def test_nobody_speaks_at_first() -> None:
    made = view()
    assert made.speaker is None
    assert made.queue == ()
    assert made.live == 3
