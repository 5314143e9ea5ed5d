"""The only module that imports OpenCV: scaling decoded pictures into shared memory, and local cameras.

Runs in feed workers only. On Linux the wheel carries Qt 5 and points two Qt variables at it when
it is imported; they are put back, so nothing a worker starts can trip over them.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

_QT_VARIABLES = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")
_before = {name: os.environ.get(name) for name in _QT_VARIABLES}

import cv2  # noqa: E402 - the variables must be read before the import changes them

for _name, _value in _before.items():
    if _value is None:
        os.environ.pop(_name, None)
    else:
        os.environ[_name] = _value

import numpy as np  # noqa: E402
from numpy.typing import NDArray  # noqa: E402

Plane = NDArray[np.uint8]

# One feed, one thread: the other cores belong to the other feeds.
cv2.setNumThreads(1)


@dataclass(frozen=True, slots=True)
class Planes:
    """A decoded picture as planar YUV 4:2:0, 8 bit. Strides may be larger than the widths.

    `bt709` says which matrix made the colours, `full_range` that 0…255 is used instead of 16…235.
    """

    y: Plane
    u: Plane
    v: Plane
    bt709: bool
    full_range: bool


@dataclass(frozen=True, slots=True)
class Size:
    """Pixels."""

    width: int
    height: int


def fitted(width: int, height: int, pixel_aspect: float, box: Size) -> Size:
    """Return the largest even size inside `box` with the picture's display aspect.

    `pixel_aspect` is the width of a pixel over its height. Even, because 4:2:0 needs it.
    """
    aspect = width * pixel_aspect / height
    by_height = min(float(box.width), box.height * aspect)
    fit_width = int(by_height) & ~1
    fit_height = round(by_height / aspect) & ~1
    return Size(max(2, fit_width), max(2, min(fit_height, box.height & ~1)))


class Pyramid:
    """One picture and its halves, quarters and so on, made when first asked for and shared by all sizes.

    Wall and console show nearly the same small size: halving twice for each of them would be half
    the cost of scaling, and so would be turning the colours into those that OpenCV converts. The
    buffers are kept from picture to picture.
    """

    def __init__(self) -> None:
        self._levels: list[_Level] = []
        self._count = 0
        self._bt709 = False
        self._full_range = False

    def begin(self, planes: Planes) -> None:
        """Take a new picture; its planes must stay valid until the next one."""
        self._bt709, self._full_range = planes.bt709, planes.full_range
        if not self._levels or self._levels[0].y.shape != planes.y.shape:
            self._levels = [_Level(planes.y.shape[0], planes.y.shape[1])]
        self._levels[0].take(planes.y, planes.u, planes.v)
        self._count = 1

    def level(self, height: int, width: int) -> tuple[Plane, Plane, Plane]:
        """Return Y, U and V in limited-range BT.601, halved by area as long as they stay no smaller than asked for."""
        index = 0
        while self._levels[index].y.shape[0] >= 2 * height and self._levels[index].y.shape[1] >= 2 * width:
            index += 1
            if index == self._count:
                self._halve(index)
        return self._levels[index].colours(bt709=self._bt709, full_range=self._full_range)

    def _halve(self, index: int) -> None:
        above = self._levels[index - 1]
        if index == len(self._levels):
            self._levels.append(_Level(above.y.shape[0] // 2, above.y.shape[1] // 2))
        self._levels[index].halve(above)
        self._count = index + 1


class _Level:
    """A picture at one size: as it was made, and in the colours that OpenCV converts."""

    def __init__(self, height: int, width: int) -> None:
        # Odd sizes lose their last row or column: half a pixel of hundreds.
        height, width = height & ~1, width & ~1
        self._made = tuple(np.empty(shape, dtype=np.uint8) for shape in _shapes(height, width))
        self._converted: tuple[Plane, ...] = ()
        self.y, self.u, self.v = self._made
        self._shift: Plane = np.empty(0, dtype=np.uint8)
        self._shift_wide: Plane = self._shift
        self._shift_rows: Plane = self._shift
        self._is_converted = False

    def take(self, y: Plane, u: Plane, v: Plane) -> None:
        """Look at these planes, which belong to somebody else."""
        self.y, self.u, self.v = y, u, v
        self._is_converted = False

    def halve(self, above: _Level) -> None:
        """Become half of another level."""
        for source, target in zip((above.y, above.u, above.v), self._made, strict=True):
            height, width = target.shape
            cv2.resize(source[: height * 2, : width * 2], (width, height), dst=target, interpolation=cv2.INTER_AREA)
        self._is_converted = False

    def colours(self, *, bt709: bool, full_range: bool) -> tuple[Plane, Plane, Plane]:
        """Return the planes in limited-range BT.601. What they were made of is not changed."""
        if not (bt709 or full_range):
            return self.y, self.u, self.v
        if not self._converted:
            self._converted = tuple(np.empty(plane.shape, dtype=np.uint8) for plane in (self.y, self.u, self.v))
            self._shift = np.empty_like(self._converted[1])
            self._shift_wide = np.empty((*self._shift.shape, 2), dtype=np.uint8)
            self._shift_rows = self._shift_wide.reshape(self._shift.shape[0], -1)
        y, u, v = self._converted
        if not self._is_converted:
            self._is_converted = True
            source = self.y, self.u, self.v
            if full_range:
                _to_limited_range(source, (y, u, v))
                source = y, u, v
            if bt709:
                self._to_bt601(*source)
        return y, u, v

    def _to_bt601(self, luma: Plane, blue: Plane, red: Plane) -> None:
        """Turn BT.709 planes into the BT.601 planes of the same colours: OpenCV knows only BT.601.

        The matrix is inverse(BT.601) × BT.709 of ITU-R BT.601-7 and BT.709-6; its first column is
        (1, 0, 0), so luma gets a small share of chroma and chroma is mixed within itself.
        """
        y, u, v = self._converted
        cv2.addWeighted(blue, _Y_FROM_U, red, _Y_FROM_V, 128 * (1 - _Y_FROM_U - _Y_FROM_V), dst=self._shift)
        # Each chroma sample stands for four of luma. Twice side by side, and for both rows of a pair: that
        # costs a fifth of enlarging the plane.
        cv2.merge((self._shift, self._shift), dst=self._shift_wide)
        for row in (0, 1):
            cv2.addWeighted(luma[row::2], 1.0, self._shift_rows, 1.0, -128, dst=y[row::2])
        # Both are mixed from both: `shift` is free again and keeps the first until the second is made.
        cv2.addWeighted(blue, _U_FROM_U, red, _U_FROM_V, 128 * (1 - _U_FROM_U - _U_FROM_V), dst=self._shift)
        cv2.addWeighted(blue, _V_FROM_U, red, _V_FROM_V, 128 * (1 - _V_FROM_U - _V_FROM_V), dst=v)
        np.copyto(u, self._shift)


def _shapes(height: int, width: int) -> tuple[tuple[int, int], ...]:
    return (height, width), (height // 2, width // 2), (height // 2, width // 2)


def _to_limited_range(source: tuple[Plane, Plane, Plane], target: tuple[Plane, Plane, Plane]) -> None:
    cv2.convertScaleAbs(source[0], dst=target[0], alpha=219 / 255, beta=16)
    for from_plane, to_plane in zip(source[1:], target[1:], strict=True):
        cv2.convertScaleAbs(from_plane, dst=to_plane, alpha=224 / 255, beta=128 * (1 - 224 / 255))


class TileScaler:
    """Scales a picture to one tile size and converts it to BGRA straight into the caller's memory.

    All buffers are made once for each size. Halving by area and finishing bilinearly costs less
    than one bilinear step over the whole picture and is closer to a true area average
    (docs/decisions/0004).
    """

    def __init__(self, size: Size) -> None:
        width, height = size.width, size.height
        luma, chroma = width * height, width * height // 4
        self.size = size
        self._i420 = np.empty(luma + 2 * chroma, dtype=np.uint8)
        self._planes = (
            self._i420[:luma].reshape(height, width),
            self._i420[luma : luma + chroma].reshape(height // 2, width // 2),
            self._i420[luma + chroma :].reshape(height // 2, width // 2),
        )
        self._packed = self._i420.reshape(height * 3 // 2, width)

    def convert(self, picture: Pyramid, out: Plane) -> None:
        """Fill `out`, a (height, width, 4) array of this scaler's size."""
        sources = picture.level(self.size.height, self.size.width)
        for source, target in zip(sources, self._planes, strict=True):
            height, width = target.shape
            if source.shape == target.shape:
                target[:] = source
            else:
                cv2.resize(source, (width, height), dst=target, interpolation=cv2.INTER_LINEAR)
        cv2.cvtColor(self._packed, cv2.COLOR_YUV2BGRA_I420, dst=out)


@dataclass(frozen=True, slots=True)
class ProbePlanes:
    """A picture's brightness, and the same smeared by nine pixels across and down."""

    luma: Plane
    across: Plane
    down: Plane


def probe_planes(bgra: Plane, width: int) -> ProbePlanes:
    """Return the luma of a (height, width, 4) picture, reduced by area to at most `width` pixels across."""
    luma = cv2.cvtColor(bgra, cv2.COLOR_BGRA2GRAY)
    if luma.shape[1] > width:
        height = max(1, round(luma.shape[0] * width / luma.shape[1]))
        luma = cv2.resize(luma, (width, height), interpolation=cv2.INTER_AREA)
    return ProbePlanes(
        luma=np.asarray(luma, dtype=np.uint8),
        across=np.asarray(cv2.blur(luma, (9, 1)), dtype=np.uint8),
        down=np.asarray(cv2.blur(luma, (1, 9)), dtype=np.uint8),
    )


def _matrix_709_to_601() -> NDArray[np.float64]:
    def rgb_from_yuv(red_weight: float, blue_weight: float) -> NDArray[np.float64]:
        green_weight = 1 - red_weight - blue_weight
        red, blue = 2 * (1 - red_weight), 2 * (1 - blue_weight)
        green = [1.0, -blue * blue_weight / green_weight, -red * red_weight / green_weight]
        # Chroma spans 224 steps where luma spans 219.
        scale = np.array([1, 219 / 224, 219 / 224])
        made: NDArray[np.float64] = np.array([[1.0, 0.0, red], green, [1.0, blue, 0.0]]) * scale
        return made

    inverse = np.linalg.inv(rgb_from_yuv(0.299, 0.114))
    matrix: NDArray[np.float64] = np.asarray(inverse @ rgb_from_yuv(0.2126, 0.0722), dtype=np.float64)
    return matrix


_M = _matrix_709_to_601()
_Y_FROM_U, _Y_FROM_V = float(_M[0, 1]), float(_M[0, 2])
_U_FROM_U, _U_FROM_V = float(_M[1, 1]), float(_M[1, 2])
_V_FROM_U, _V_FROM_V = float(_M[2, 1]), float(_M[2, 2])


class Camera:
    """A capture device of this computer (a USB camera or a capture card), picture only.

    OpenCV's capture knows no sound; a device's microphone is a feed of its own.
    """

    def __init__(self, device: str) -> None:
        self._capture = cv2.VideoCapture(int(device) if device.isdigit() else device)
        self.is_open = self._capture.isOpened()
        # Newest picture only, where the driver listens to it.
        self._capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)

    def read(self) -> Planes | None:
        """Return the next picture, or None when the device has gone. Blocks up to the driver's timeout."""
        ok, image = self._capture.read()
        if not ok:
            return None
        height, width = (side & ~1 for side in image.shape[:2])
        packed = np.asarray(cv2.cvtColor(image[:height, :width], cv2.COLOR_BGR2YUV_I420), dtype=np.uint8).reshape(-1)
        luma, chroma = width * height, width * height // 4
        return Planes(
            y=packed[:luma].reshape(height, width),
            u=packed[luma : luma + chroma].reshape(height // 2, width // 2),
            v=packed[luma + chroma :].reshape(height // 2, width // 2),
            bt709=False,
            full_range=False,
        )

    def close(self) -> None:
        """Free the device."""
        self._capture.release()
