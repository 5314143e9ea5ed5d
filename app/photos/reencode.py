"""Make of any photo a JPEG that is upright, small enough for a slow line, and tells nothing but its picture.

The only module that knows Pillow. It runs in a child process: what it is given may have been made to hurt.
Nothing of the original file is kept but its pixels: no place, no time, no camera, no preview picture.
"""

from __future__ import annotations

import io
import logging
import warnings

import pillow_heif
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from app.domain.attachment import JPEG, Photo
from app.photos.refusal import MAX_BYTES, Refusal

logger = logging.getLogger(__name__)

MAX_PIXELS = 64_000_000
"""Telephones of the year write 12 to 50 million pixels, one 64. As RGB it takes 200 MB of memory."""

LONG_EDGE = 1600
_PRINT_QUALITY = 82
"""As many pixels as an F4 sheet shows in a photo over its whole width at 200 dpi; about 0.4 MB (sync design, §3)."""

THUMBNAIL_EDGE = 320
QUALITY, THUMBNAIL_QUALITY = 85, 75

_FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
"""Named one by one: Pillow knows formats that start other programs."""


class RefusedPhotoError(Exception):
    """The file is no photo that can be kept."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


def read_photo(content: bytes) -> Photo:
    """Make a photo of the content of a file. Raises RefusedPhotoError."""
    if not content:
        raise RefusedPhotoError(Refusal.EMPTY)
    if len(content) > MAX_BYTES:
        raise RefusedPhotoError(Refusal.TOO_LARGE)
    if _is_drawing(content):
        raise RefusedPhotoError(Refusal.DRAWING)
    pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
    try:
        with warnings.catch_warnings():
            # What Pillow warns of in a file, it may fall over a moment later.
            warnings.simplefilter("ignore")
            return _made(content)
    except RefusedPhotoError:
        raise
    except Image.DecompressionBombError:
        raise RefusedPhotoError(Refusal.TOO_MANY_PIXELS) from None
    except Exception as error:
        # A decoder may raise anything; here it always means that the file is not whole.
        logger.info("a photo cannot be read: %s: %s", type(error).__name__, error)
        raise RefusedPhotoError(Refusal.DAMAGED) from error


def _made(content: bytes) -> Photo:
    with _opened(content) as image:
        if image.width * image.height > MAX_PIXELS:
            raise RefusedPhotoError(Refusal.TOO_MANY_PIXELS)
        # A JPEG can be decoded at a half, a quarter or an eighth of its size.
        _halve(image, 2 * LONG_EDGE)
        image.load()
        upright = ImageOps.exif_transpose(image)
        picture = _on_white(_in_srgb(upright))
    picture.thumbnail((LONG_EDGE, LONG_EDGE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    small = picture.copy()
    small.thumbnail((THUMBNAIL_EDGE, THUMBNAIL_EDGE), Image.Resampling.LANCZOS)
    return Photo(_jpeg(picture, QUALITY), _jpeg(small, THUMBNAIL_QUALITY), JPEG, picture.width, picture.height)


def _halve(image: Image.Image, long_edge: int) -> None:
    """Let the decoder itself halve, as long as the longer edge does not get shorter than `long_edge` pixels.

    It looks at both edges, so it is told both: with a square it would not halve any photo that is not one.
    """
    longest = max(image.size)
    image.draft("RGB", (image.width * long_edge // longest, image.height * long_edge // longest))


def _opened(content: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(content), formats=_FORMATS)
    except UnidentifiedImageError:
        raise RefusedPhotoError(Refusal.NO_PHOTO) from None


def _in_srgb(image: Image.Image) -> Image.Image:
    """Turn colours of another colour space into those of screens; a profile that cannot be used is left out."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "RGBA", "CMYK", "L"):
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(image, source, target, outputMode=mode) or image
    except (ImageCms.PyCMSError, OSError, ValueError) as error:
        logger.info("the colour profile of a photo is left out: %s", error)
        return image


def _on_white(image: Image.Image) -> Image.Image:
    """Return the picture as plain RGB; what can be seen through lies on white paper."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layered = image.convert("RGBA")
        paper = Image.new("RGB", layered.size, "white")
        paper.paste(layered, mask=layered.getchannel("A"))
        return paper
    if image.mode.startswith("I;16") or image.mode == "I":
        # 16 bits a pixel: Pillow would cut them off instead of scaling them.
        return image.point(lambda value: value / 256).convert("L").convert("RGB")
    return image.convert("RGB")


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    written = io.BytesIO()
    # A new picture knows nothing of the old file's tags.
    plain = Image.frombytes("RGB", picture.size, picture.tobytes())
    plain.save(written, "JPEG", quality=quality, optimize=True)
    return written.getvalue()


def _is_drawing(content: bytes) -> bool:
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<svg", b"<?xml", b"<!doctype svg", b"<html", b"<!doctype html", b"%pdf", b"%!ps"))


def smaller_jpeg(content: bytes, long_edge: int) -> bytes:
    """Return one of our own photos so small that its longer edge has `long_edge` pixels; a small one as it is.

    Raises RefusedPhotoError if it is damaged.
    """
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG",)) as image:
            if max(image.size) <= long_edge:
                return content
            # A third of the time.
            _halve(image, long_edge)
            image.thumbnail((long_edge, long_edge), Image.Resampling.BICUBIC)
            return _jpeg(image.convert("RGB"), _PRINT_QUALITY)
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise RefusedPhotoError(Refusal.DAMAGED) from error
