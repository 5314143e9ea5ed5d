"""The commands of the wall. A pin wins over the automatic until it is let go; see `app.domain.wall`."""

from __future__ import annotations

from dataclasses import replace

from app.domain.floor_commands import FloorRefused
from app.domain.identity import SiteId
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wall import WallCover, WallLayoutKind
from app.remote.arguments import Argument, Given, Kind
from app.remote.command import Act, RemoteCommand, RoomControls


def _pin(layout: WallLayoutKind) -> Act:
    return lambda room, _: room.wall().order(room.wall().orders.pinned(layout))


def _pin_site(layout: WallLayoutKind) -> Act:
    def act(room: RoomControls, given: Given) -> None:
        site = given.text("site")
        room.wall().order(room.wall().orders.pinned(layout, SiteId(site) if site else None))

    return act


def _cover(cover: WallCover) -> Act:
    # Said outright, not turned over: a button that is pressed twice must not show what was covered.
    def act(room: RoomControls, given: Given) -> None:
        room.wall().order(replace(room.wall().orders, cover=cover if given.flag("on") else WallCover.NONE))

    return act


def _message(room: RoomControls, given: Given) -> None:
    if not given.text("text") and not room.wall().orders.message:
        raise FloorRefused(QT_TRANSLATE_NOOP("remote", "Tidak ada pesan di layar besar."))
    room.wall().order(room.wall().orders.saying(given.text("text")))


_LARGE = Argument(
    "site",
    Kind.SITE,
    QT_TRANSLATE_NOOP("remote", "Lokasi yang ditampilkan besar; bila kosong, yang sedang bicara."),
    "",
)
_ON = Argument(
    "on", Kind.FLAG, QT_TRANSLATE_NOOP("remote", "true menutup layar besar, false membukanya."), default=True
)
_TEXT = Argument("text", Kind.TEXT, QT_TRANSLATE_NOOP("remote", "Pesan untuk layar besar; kosong menghapusnya."), "")

WALL_COMMANDS: tuple[RemoteCommand, ...] = (
    RemoteCommand(
        "wall.auto",
        QT_TRANSLATE_NOOP("remote", "Layar besar mengikuti forum"),
        lambda room, _: room.wall().order(room.wall().orders.let_go()),
    ),
    RemoteCommand("wall.semua", QT_TRANSLATE_NOOP("remote", "Semua lokasi"), _pin(WallLayoutKind.SEMUA)),
    RemoteCommand("wall.sorot", QT_TRANSLATE_NOOP("remote", "Sorot"), _pin_site(WallLayoutKind.SOROT), (_LARGE,)),
    RemoteCommand("wall.berdua", QT_TRANSLATE_NOOP("remote", "Berdua"), _pin_site(WallLayoutKind.BERDUA), (_LARGE,)),
    RemoteCommand("wall.penuh", QT_TRANSLATE_NOOP("remote", "Penuh"), _pin_site(WallLayoutKind.PENUH), (_LARGE,)),
    RemoteCommand("wall.usulan", QT_TRANSLATE_NOOP("remote", "Usulan yang dibahas"), _pin(WallLayoutKind.USULAN)),
    RemoteCommand("wall.pesan", QT_TRANSLATE_NOOP("remote", "Pesan di layar besar"), _message, (_TEXT,)),
    RemoteCommand("wall.gelap", QT_TRANSLATE_NOOP("remote", "Gelapkan"), _cover(WallCover.BLACK), (_ON,)),
    RemoteCommand(
        "wall.jeda", QT_TRANSLATE_NOOP("remote", "Tutup dengan tulisan jeda"), _cover(WallCover.SLATE), (_ON,)
    ),
    RemoteCommand("wall.bekukan", QT_TRANSLATE_NOOP("remote", "Bekukan"), _cover(WallCover.FREEZE), (_ON,)),
)
