from __future__ import annotations

import io
import zlib

import pytest
from PIL import Image

from app.domain.attachment import Photo
from app.photos import reencode
from app.photos.reencode import LONG_EDGE, MAX_PIXELS, THUMBNAIL_EDGE, RefusedPhotoError, read_photo, smaller_jpeg
from app.photos.refusal import MAX_BYTES, Refusal
from tests.photos.pictures import BLUE, GREEN, RED, YELLOW, corners, png_chunk, png_of, telephone_photo, written


def picture(photo: Photo) -> Image.Image:
    image = Image.open(io.BytesIO(photo.content), formats=["JPEG"])
    image.load()
    assert image.size == (photo.width, photo.height)
    return image


def quarters(image: Image.Image) -> list[tuple[int, int, int]]:
    """The colours of the four quarters: above left, above right, below left, below right."""
    width, height = image.size
    places = [(1, 1), (3, 1), (1, 3), (3, 3)]
    found = [image.convert("RGB").getpixel((width * x // 4, height * y // 4)) for x, y in places]
    known = (RED, GREEN, BLUE, YELLOW, (255, 255, 255))
    return [min(known, key=lambda one: sum(abs(a - b) for a, b in zip(one, seen, strict=True))) for seen in found]


def refusal(content: bytes) -> Refusal:
    with pytest.raises(RefusedPhotoError) as caught:
        read_photo(content)
    return caught.value.refusal


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_what_telephones_and_screens_write_is_read(kind: str) -> None:
    photo = read_photo(written(corners(), kind))
    assert photo.mime == "image/jpeg"
    assert (photo.width, photo.height) == (400, 300)
    assert quarters(picture(photo)) == [RED, GREEN, BLUE, YELLOW]
    thumbnail = Image.open(io.BytesIO(photo.thumbnail))
    assert thumbnail.size == (THUMBNAIL_EDGE, 240)
    assert quarters(thumbnail) == [RED, GREEN, BLUE, YELLOW]


@pytest.mark.parametrize(
    ("orientation", "seen"),
    [
        (1, [RED, GREEN, BLUE, YELLOW]),
        (2, [GREEN, RED, YELLOW, BLUE]),
        (3, [YELLOW, BLUE, GREEN, RED]),
        (6, [BLUE, RED, YELLOW, GREEN]),
        (8, [GREEN, YELLOW, RED, BLUE]),
    ],
)
def test_a_photo_stands_upright(orientation: int, seen: list[tuple[int, int, int]]) -> None:
    photo = read_photo(telephone_photo(orientation))
    assert quarters(picture(photo)) == seen
    assert (photo.width, photo.height) == ((300, 400) if orientation in (6, 8) else (400, 300))


def test_place_time_and_camera_are_gone() -> None:
    content = telephone_photo()
    assert b"Telepon Camat" in content
    photo = read_photo(content)
    for file in (photo.content, photo.thumbnail):
        assert b"Telepon" not in file
        assert b"rahasia" not in file
        assert b"Exif" not in file
        image = Image.open(io.BytesIO(file))
        assert dict(image.getexif()) == {}
        assert "comment" not in image.info
        assert "icc_profile" not in image.info


def test_a_large_photo_is_made_small_and_keeps_its_shape() -> None:
    photo = read_photo(telephone_photo(6, (4000, 3000)))
    assert (photo.width, photo.height) == (1200, LONG_EDGE)
    assert len(photo.content) < 400_000
    assert quarters(picture(photo)) == [BLUE, RED, YELLOW, GREEN]


def test_the_same_file_makes_the_same_photo() -> None:
    assert read_photo(telephone_photo()) == read_photo(telephone_photo())


def test_what_can_be_seen_through_lies_on_white() -> None:
    image = corners().convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 200, 150))
    assert quarters(picture(read_photo(written(image, "PNG")))) == [(255, 255, 255), GREEN, BLUE, YELLOW]
    palette = corners().convert("P")
    assert quarters(picture(read_photo(written(palette, "PNG")))) == [RED, GREEN, BLUE, YELLOW]


def test_sixteen_bits_and_cmyk_are_read() -> None:
    grey = Image.new("I;16", (64, 64), 0x8080)
    assert picture(read_photo(written(grey, "PNG"))).getpixel((32, 32)) == pytest.approx((128, 128, 128), abs=2)
    assert quarters(picture(read_photo(written(corners().convert("CMYK"), "JPEG")))) == [RED, GREEN, BLUE, YELLOW]


def test_of_moving_pictures_the_first_is_taken() -> None:
    frames = [corners(), Image.new("RGB", (400, 300))]
    content = written(frames[0], "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    assert quarters(picture(read_photo(content))) == [RED, GREEN, BLUE, YELLOW]


# --- files that hurt -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b'\xef\xbb\xbf  <?xml version="1.0"?><svg/>',
        b"<!DOCTYPE html><html></html>",
        b"%PDF-1.7 ...",
        b"%!PS-Adobe-3.0 EPSF-3.0",
    ],
)
def test_drawings_and_documents_are_no_photos(content: bytes) -> None:
    assert refusal(content) is Refusal.DRAWING


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "ICO", "EPS", "PPM"])
def test_formats_that_are_not_named_are_not_opened(kind: str) -> None:
    assert refusal(written(corners(), kind)) in (Refusal.NO_PHOTO, Refusal.DRAWING)


def test_nothing_and_noise() -> None:
    assert refusal(b"") is Refusal.EMPTY
    assert refusal(b"\0" * 1000) is Refusal.NO_PHOTO
    assert refusal(b"x" * (MAX_BYTES + 1)) is Refusal.TOO_LARGE


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
@pytest.mark.parametrize("share", [0.2, 0.6, 0.95])
def test_half_a_photo_is_none(kind: str, share: float) -> None:
    noise = Image.effect_noise((400, 300), 80).convert("RGB")
    content = written(noise, kind)
    assert refusal(content[: int(len(content) * share)]) in (Refusal.DAMAGED, Refusal.NO_PHOTO)


@pytest.mark.parametrize("size", [(10_000, 10_000), (100_000, 100_000), (2**31 - 1, 2**31 - 1), (1, MAX_PIXELS + 1)])
def test_a_bomb_is_not_unpacked(size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    # A hundred million pixels in a file of some hundred bytes.
    monkeypatch.setattr(Image.Image, "load", lambda self: pytest.fail("it was unpacked"))
    assert refusal(png_of(*size)) in (Refusal.TOO_MANY_PIXELS, Refusal.DAMAGED)


def test_a_hundred_million_pixels_that_are_really_there() -> None:
    assert refusal(png_of(10_000, 10_000, b"\0" * 30_001 * 10_000)) is Refusal.TOO_MANY_PIXELS


def test_a_text_that_unpacks_to_gigabytes_is_refused() -> None:
    packed = zlib.compress(b"\0" * 200_000_000)
    chunk = png_chunk(b"zTXt", b"Comment\0\0" + packed)
    content = png_of(4, 4, b"\0" * 52)
    assert refusal(content[:33] + chunk + content[33:]) is Refusal.DAMAGED


def test_a_picture_that_is_smaller_than_it_says_is_damaged() -> None:
    assert refusal(png_of(4000, 4000, b"\0" * 100)) is Refusal.DAMAGED


def test_any_error_of_a_decoder_means_a_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(content: bytes) -> Photo:
        raise RecursionError

    monkeypatch.setattr(reencode, "_made", fall)
    assert refusal(written(corners(), "PNG")) is Refusal.DAMAGED


@pytest.mark.parametrize(
    ("size", "wanted"), [((1600, 1200), (800, 600)), ((1067, 1600), (534, 800)), ((900, 300), (800, 267))]
)
def test_a_photo_for_print_keeps_its_shape_and_colours(size: tuple[int, int], wanted: tuple[int, int]) -> None:
    small = Image.open(io.BytesIO(smaller_jpeg(written(corners(*size), "JPEG"), 800)))
    assert small.size == wanted
    assert quarters(small) == [RED, GREEN, BLUE, YELLOW]


def test_the_decoder_does_the_halving(monkeypatch: pytest.MonkeyPatch) -> None:
    resized: list[tuple[int, int]] = []
    monkeypatch.setattr(Image.Image, "resize", lambda image, size, *_args, **_more: resized.append(size) or image)
    smaller_jpeg(written(corners(1600, 1200), "JPEG"), 800)
    assert resized == []


@pytest.mark.parametrize(
    ("size", "decoded"), [((6400, 4800), (3200, 2400)), ((2400, 6400), (1200, 3200)), ((6200, 4600), (6200, 4600))]
)
def test_a_photo_of_many_pixels_is_halved_while_it_is_read(
    size: tuple[int, int], decoded: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, int]] = []
    to_srgb = reencode._in_srgb
    monkeypatch.setattr(reencode, "_in_srgb", lambda image: seen.append(image.size) or to_srgb(image))
    photo = read_photo(written(Image.new("RGB", size, RED), "JPEG"))
    assert (seen, max(photo.width, photo.height)) == ([decoded], LONG_EDGE)


def test_a_photo_that_is_small_enough_is_printed_as_it_is() -> None:
    small = written(corners(800, 600), "JPEG")
    assert smaller_jpeg(small, 800) is small
