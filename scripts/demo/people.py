"""Short ways to say how a person looks; the people are invented."""

from __future__ import annotations

from scripts.demo.cast import Beard, Cover, Hair, Look, Motif, Outfit

LIGHT = "#d3a47c"
TAN = "#c48c64"
BROWN = "#b47a50"
DEEP = "#9c6743"
DARK = "#875839"

GREY = "#77716c"
BLACK = "#241d1a"


def batik_man(
    skin: str,
    cloth: str,
    accent: str,
    motif: Motif,
    *,
    peci: bool = False,
    hair: Hair = Hair.SHORT,
    hair_colour: str = BLACK,
    beard: Beard = Beard.NONE,
    glasses: bool = False,
) -> Look:
    """Dress a man in batik."""
    cover = Cover.PECI if peci else Cover.NONE
    return Look(
        skin, cloth, accent, Outfit.SHIRT, motif, hair, hair_colour, cover, beard=beard, glasses=glasses
    )  # fmt: skip


def officer(skin: str, *, hair: Hair = Hair.PARTED, hair_colour: str = BLACK, glasses: bool = False) -> Look:
    """Dress a man in the khaki of the civil service."""
    return Look(skin, "#b39a6c", "#d9b23c", Outfit.UNIFORM, Motif.PLAIN, hair, hair_colour, glasses=glasses)


def koko_man(skin: str, cloth: str, accent: str, *, hair_colour: str = BLACK, beard: Beard = Beard.NONE) -> Look:
    """Dress a man in a collarless shirt with a peci."""
    return Look(
        skin, cloth, accent, Outfit.KOKO, hair_colour=hair_colour, cover=Cover.PECI, beard=beard
    )  # fmt: skip


def blazer_man(
    skin: str, cloth: str, *, hair: Hair = Hair.PARTED, hair_colour: str = BLACK, peci: bool = False
) -> Look:
    """Dress a man in a jacket over a white shirt."""
    cover = Cover.PECI if peci else Cover.NONE
    return Look(skin, cloth, "#d9b23c", Outfit.BLAZER, hair=hair, hair_colour=hair_colour, cover=cover)


def hijab_woman(skin: str, cloth: str, accent: str, hijab: str, motif: Motif = Motif.PLAIN) -> Look:
    """Dress a woman in a blouse and a hijab."""
    return Look(
        skin, cloth, accent, Outfit.BLOUSE, motif, cover=Cover.HIJAB, cover_colour=hijab, slim=True
    )  # fmt: skip


def woman(
    skin: str,
    cloth: str,
    accent: str,
    motif: Motif,
    *,
    hair: Hair = Hair.BOB,
    hair_colour: str = BLACK,
    glasses: bool = False,
    lanyard: bool = False,
) -> Look:
    """Dress a woman in a blouse, with open hair or a bun."""
    return Look(
        skin, cloth, accent, Outfit.BLOUSE, motif, hair, hair_colour, glasses=glasses, lanyard=lanyard, slim=True
    )  # fmt: skip
