"""Photos as a telephone makes them, each with a content of its own."""

from __future__ import annotations

from functools import cache
from io import BytesIO


def photo_bytes(number: int) -> bytes:
    """Return a JPEG of 1600 × 1200 pixels and some 300 kB; a comment makes each another file."""
    plain = _photo()
    comment = f"foto {number}".encode()
    # Behind the first segment: Word reads in that what the file is.
    first = 4 + int.from_bytes(plain[4:6], "big")
    return plain[:first] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + plain[first:]


@cache
def _photo() -> bytes:
    from PIL import Image  # noqa: PLC0415 - only where photos are made

    picture = Image.effect_noise((400, 300), 40).convert("RGB").resize((1600, 1200))
    written = BytesIO()
    picture.save(written, "JPEG", quality=60)
    return written.getvalue()
