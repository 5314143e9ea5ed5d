"""The words for a demo site: who sits there, what the room looks like, what is said.

Pure data, no Qt: `sites_*.py` fill these in, the painters and the voice read them.
Lengths are pixels of the 1280×720 picture, colours are `#rrggbb`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Hair(StrEnum):
    """A cut, seen from the front."""

    SHORT = "short"
    PARTED = "parted"
    RECEDING = "receding"
    BOB = "bob"
    BUN = "bun"


class Cover(StrEnum):
    """What is worn on the head."""

    NONE = "none"
    PECI = "peci"
    HIJAB = "hijab"


class Outfit(StrEnum):
    """The cut of the upper garment."""

    SHIRT = "shirt"
    UNIFORM = "uniform"
    KOKO = "koko"
    BLAZER = "blazer"
    BLOUSE = "blouse"


class Motif(StrEnum):
    """The repeated figure of a cloth."""

    PLAIN = "plain"
    KAWUNG = "kawung"
    PARANG = "parang"
    TRUNTUM = "truntum"
    MEGA = "mega"


class Beard(StrEnum):
    """Hair on the face."""

    NONE = "none"
    MOUSTACHE = "moustache"
    GOATEE = "goatee"


@dataclass(frozen=True, slots=True)
class Look:
    """How one person looks, whatever they do."""

    skin: str
    cloth: str
    accent: str
    outfit: Outfit = Outfit.SHIRT
    motif: Motif = Motif.PLAIN
    hair: Hair = Hair.SHORT
    hair_colour: str = "#241d1a"
    cover: Cover = Cover.NONE
    cover_colour: str = "#1d1d21"
    beard: Beard = Beard.NONE
    glasses: bool = False
    lanyard: bool = False
    slim: bool = False


@dataclass(frozen=True, slots=True)
class Seat:
    """One person at a place; `x` is the neck, `size` 1.0 makes a head of 120 px."""

    look: Look
    x: float
    size: float


class Place(StrEnum):
    """Where the speaker is."""

    TABLE = "table"
    LECTERN = "lectern"
    FRONT = "front"


@dataclass(frozen=True, slots=True)
class Speaker:
    """The person who has the floor; `hand` is +1 when the free hand is on the right of the picture."""

    look: Look
    place: Place
    x: float
    size: float
    hand: int = 1


class BannerKind(StrEnum):
    """What carries the name of the kelurahan."""

    CLOTH = "cloth"
    SCREEN = "screen"
    BOARD = "board"


@dataclass(frozen=True, slots=True)
class Banner:
    """The name of the place on the wall."""

    kind: BannerKind
    x: float
    width: float
    ground: str
    ink: str
    accent: str
    y: float = 26.0
    height: float = 212.0


class Item(StrEnum):
    """A thing on the wall or on the floor behind the table."""

    FLAG = "flag"
    PORTRAITS = "portraits"
    WINDOW = "window"
    CURTAIN = "curtain"
    PLANT = "plant"
    SHELF = "shelf"
    DOOR = "door"
    COOLER = "cooler"
    WHITEBOARD = "whiteboard"
    LOUDSPEAKER = "loudspeaker"
    MAP = "map"


@dataclass(frozen=True, slots=True)
class Furnishing:
    """An item and the rectangle it fills."""

    item: Item
    x: float
    y: float
    width: float
    height: float
    colour: str = "#8a7a68"


class Finish(StrEnum):
    """How the lower part of the wall is made."""

    PAINT = "paint"
    PANEL = "panel"
    TILE = "tile"


@dataclass(frozen=True, slots=True)
class Room:
    """The palette and the things of a room; `clock` is the wall clock's time at the clip's start, as hour.minute."""

    wall: str
    wall_far: str
    dado: str
    finish: Finish
    table: str
    skirt: str
    chair: str
    clock: str
    banner: Banner
    furnishings: tuple[Furnishing, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """How espeak-ng speaks and how loud the room sends it."""

    variant: str
    pitch: int
    words_per_minute: int
    level_dbfs: float = -20.0


@dataclass(frozen=True, slots=True)
class DemoSite:
    """One clip. `sentences` are spoken with a pause between; `plates` stand on the table from left to right."""

    code: str
    slug: str
    name: str
    kecamatan: str
    room: Room
    speaker: Speaker
    seats: tuple[Seat, ...]
    voice: Voice
    sentences: tuple[str, ...]
    plates: tuple[str, ...] = ()

    @property
    def filename(self) -> str:
        """Name the clip's file."""
        return f"{self.code}-{self.slug}.mp4"
