"""Every layout of the wall, for every number of sites, size, language and look: no text cut, too small or over another.

With `WALL_SCREENS` set to a folder all of them are made and saved there, to be looked at; without it
the numbers of sites between are left out at two of the sizes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from app.domain.countdown import countdown
from app.domain.feed import FeedState, Trouble
from app.domain.floor import FloorState, Grant, Request, Speaker, TurnKind, apply
from app.domain.identity import ProposalId, RequestId, SiteId
from app.domain.proposal import Decided, Decision
from app.domain.site import HALL
from app.domain.wall import WallCover, WallLayoutKind, WallScene
from app.ui.room_view import RoomView, room_view
from app.ui.theme.tokens import Look
from app.ui.wall.view import WallView, proposal_card
from app.ui.wall.window import WallWindow
from tests.ui import samples
from tests.ui.drawn import Drawn, Line
from tests.ui.fakes import FakePictures
from tests.ui.samples import LONG_NAME, STARTED_MS

pytestmark = pytest.mark.usefixtures("styled_app")

KIND = WallLayoutKind
SIZES = [QSize(1366, 768), QSize(1920, 1080), QSize(3840, 2160)]
COUNTS = [1, 2, 4, 6, 8, 9, 12, 16]
OUTERMOST = (1, 2, 12, 16)
FOLDER = os.environ.get("WALL_SCREENS")
WORDS_400 = " ".join(f"Warga kalimat {number} minta saluran diperdalam karena air masuk rumah." for number in range(40))
MESSAGE = "Sidang dijeda untuk istirahat dan salat, dilanjutkan pukul 13.00 WIB di ruang yang sama."


CASES = [
    pytest.param(Look.DARK, language, size, count, id=f"{language}-{size.width()}x{size.height()}-{count}")
    for language in ("id", "en")
    for size in SIZES
    for count in COUNTS
    if FOLDER or count in OUTERMOST or (language, size.height()) == ("id", 1080)
] + [
    # Another look has other colours in the same places.
    pytest.param(look, language, SIZES[1], count, id=f"{look.value}-{language}-{count}")
    for look in Look
    if look is not Look.DARK
    for language in ("id", "en")
    for count in COUNTS
    if FOLDER or (language, count) == ("id", 12)
]


def room(count: int, *, speaks: bool, answers: SiteId | None = None) -> RoomView:
    """Return a busy room: long names, a queue, a broken link, an item of the agenda."""
    session = samples.session(count, [LONG_NAME if number % 3 == 1 else "" for number in range(count)])
    floor, now_ms = FloorState(turn_s=180), STARTED_MS
    for number in range(2, min(9, count) + 1):
        request = Request(RequestId(f"r-{number}"), session.sites[number - 1].site_id)
        floor = apply(floor, request, now_ms).state
    speaker = Speaker("Ibu Hajjah Siti Nurhaliza Kusumaningrum", "Ketua Tim Penggerak PKK Kelurahan")
    if speaks:
        floor = apply(floor, Grant(session.sites[0].site_id, RequestId("g"), speaker), now_ms).state
    feeds = [samples.feed(site.site_id) for site in session.sites]
    if count > 3:
        feeds[3] = samples.feed(session.sites[3].site_id, FeedState.LOST, 3700.0, Trouble.UNREACHABLE)
    if answers:
        who = Speaker(
            "Bapak Ir. H. Dadang Kurniawan Sastranegara",
            "Kepala Bidang Bina Marga · Dinas Bina Marga dan Sumber Daya Air",
        )
        floor = apply(floor, Grant(answers, RequestId("t"), who, TurnKind.TANGGAPAN), now_ms).state
    clock = countdown(floor.speaking, now_ms + 68_000, 60) if floor.speaking else None
    view = room_view(session, floor, clock, feeds, {}, samples.SOUND, now_ms + 68_000)
    return replace(view, agenda_item="Putaran usulan per kelurahan 4/7")


def views(count: int) -> Iterator[tuple[str, WallView]]:
    """Return what is worth looking at, by name."""
    session = samples.session(count)
    first, last = session.sites[0].site_id, session.sites[-1].site_id
    quiet, speaking = room(count, speaks=False), room(count, speaks=True)
    short = samples.proposal(14, first)
    long = samples.proposal(15, first, usulan=WORDS_400, permasalahan=WORDS_400, lokasi="Jl. Raya Perjuangan " * 6)
    refused = Decided(Decision.NOT_AGREED, reason="Bukan kewenangan kelurahan.")
    proposal = ProposalId("p")
    yield "semua", WallView(quiet, WallScene(KIND.SEMUA), 247)
    yield "semua-bicara", WallView(speaking, WallScene(KIND.SEMUA, is_pinned=True), 247)
    yield "sorot", WallView(speaking, WallScene(KIND.SOROT, (first,)), 247)
    yield "sorot-lain", WallView(quiet, WallScene(KIND.SOROT, (last,), is_pinned=True), 247)
    yield "penuh", WallView(speaking, WallScene(KIND.PENUH, (first,)), 247)
    yield "penuh-lain", WallView(speaking if count > 1 else quiet, WallScene(KIND.PENUH, (last,)), 247)
    yield (
        "usulan",
        WallView(speaking, WallScene(KIND.USULAN, (first,), None, proposal), 1, proposal_card(session, short)),
    )
    yield (
        "usulan-panjang",
        WallView(
            speaking,
            WallScene(KIND.USULAN, (first,), None, proposal),
            1,
            proposal_card(session, replace(long, decided=refused), photo()),
        ),
    )
    agreed = replace(short, decided=Decided(Decision.AGREED))
    yield (
        "usulan-disepakati",
        WallView(
            speaking, WallScene(KIND.USULAN, (first,), None, proposal), 1, proposal_card(session, agreed, photo())
        ),
    )
    yield "pesan", WallView(quiet, WallScene(KIND.PESAN, message=MESSAGE), 247)
    yield "jeda", WallView(quiet, WallScene(KIND.SEMUA, cover=WallCover.SLATE), 247)
    hall = room(count, speaks=True, answers=HALL)
    yield "berdua-ruang", WallView(hall, WallScene(KIND.BERDUA, (first, HALL), HALL), 247)
    if count > 1:
        answered = room(count, speaks=True, answers=last)
        yield "berdua", WallView(answered, WallScene(KIND.BERDUA, (first, last), last), 247)


def photo() -> QImage:
    made = QImage(1600, 1200, QImage.Format.Format_RGB32)
    made.fill(0x556B2F)
    return made


def complaints(lines: list[Line], size: QSize) -> list[str]:
    smallest = round(18 * size.height() / 1080)
    found = [f"cut: {line.text}" for line in lines if line.is_cut]
    found += [f"small: {line.text}" for line in lines if line.font.pixelSize() < smallest]
    # Written to the very edge a word looks cut, even where it is not.
    edge = round(3 * size.height() / 1080)
    inside = ((line, line.whole.adjusted(edge, edge, -edge, -edge)) for line in lines if line.text)
    found += [f"at the edge: {line.text}" for line, room in inside if not room.contains(line.ink)]
    for one, other in combinations([line for line in lines if line.text], 2):
        if one.surface == other.surface and one.ink.intersects(other.ink):
            found.append(f"over each other: {one.text!r} and {other.text!r}")
    return found


@pytest.mark.parametrize(("look", "language", "size", "count"), CASES)
def test_every_layout_can_be_read(
    drawn: Drawn,
    use_language: Callable[[str], None],
    make_pictures: Callable[..., FakePictures],
    look: Look,
    language: str,
    size: QSize,
    count: int,
) -> None:
    use_language(language)
    ids = [site.site_id for site in samples.session(count).sites]
    found: list[str] = []
    for name, view in views(count):
        pictures = make_pictures(*ids)
        wall = WallWindow(ids, pictures, look.tokens, is_animated=False)
        wall.resize(size)
        wall.show_view(view)
        if FOLDER:
            for number, site_id in enumerate(ids):
                for slots in pictures.targets("wall", site_id):
                    samples.gradient(slots, number)
            wall.refresh_pictures()
        drawn.clear()
        image = wall.grab().toImage()
        assert drawn.lines
        found += [f"{name}: {text}" for text in complaints(drawn.lines, size)]
        if FOLDER:
            Path(FOLDER).mkdir(parents=True, exist_ok=True)
            assert image.save(str(Path(FOLDER) / f"{name}-{count}-{size.height()}-{language}-{look.value}.png"))
        wall.deleteLater()
        pictures.close()
    assert not found
