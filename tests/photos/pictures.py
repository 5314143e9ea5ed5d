"""Photos as telephones write them, and files that are made to hurt."""

from __future__ import annotations

import io
import struct
import zlib

import pillow_heif
from PIL import Image

RED, GREEN, BLUE, YELLOW = (200, 30, 30), (30, 160, 60), (30, 60, 200), (220, 200, 40)


def corners(width: int = 400, height: int = 300) -> Image.Image:
    """A picture whose four quarters tell which way is up: red green above blue yellow."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    image.paste(YELLOW, (width // 2, height // 2, width, height))
    return image


def written(image: Image.Image, kind: str, **options: object) -> bytes:
    pillow_heif.register_heif_opener()
    content = io.BytesIO()
    image.save(content, kind, **options)
    return content.getvalue()


def telephone_photo(orientation: int = 6, size: tuple[int, int] = (400, 300)) -> bytes:
    """A JPEG with place, time, camera and orientation in its tags."""
    image = corners(*size)
    exif = Image.Exif()
    exif[0x0110] = "Telepon Camat"
    exif[0x0112] = orientation
    exif[0x8825] = {1: "S", 2: (6.0, 14.0, 20.0), 3: "E", 4: (106.0, 59.0, 30.0)}
    return written(image, "JPEG", exif=exif, comment=b"rahasia", quality=92)


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_of(width: int, height: int, data: bytes = b"") -> bytes:
    """A PNG that says it is so large, with whatever stands for its picture."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (png_chunk(b"IHDR", header), png_chunk(b"IDAT", zlib.compress(data)), png_chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
