from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape

import pytest

from app.domain.minutes_words import DOTS, or_dots
from app.minutes.printable import printable


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Jalan Pejuang", "Jalan Pejuang"),
        ("a\tb\nc", "a\tb\nc"),
        ("a\r\nb\rc\vd\fe\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\0b\x07c\x1bd\x7fe\x9ff", "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf"),
        ("\ud800|\udfff|\ufffe|\uffff", "\ufffd|\ufffd|\ufffd|\ufffd"),
        ("Ñ 🌧 مرحبا \u202eterbalik 中文", "Ñ 🌧 مرحبا \u202eterbalik 中文"),
    ],
)
def test_only_what_xml_cannot_hold_is_replaced(typed: str, printed: str) -> None:
    assert printable(typed) == printed


def test_every_character_survives_a_journey_through_xml() -> None:
    everything = printable("".join(map(chr, range(sys.maxunicode + 1))))
    assert ET.fromstring(f"<t>{escape(everything)}</t>").text == everything


@pytest.mark.parametrize("nothing", ["", " ", "\n\t "])
def test_nothing_is_printed_as_dots(nothing: str) -> None:
    assert or_dots(nothing) == DOTS == "........"


def test_something_is_printed_as_it_is() -> None:
    assert or_dots(" 007 ") == " 007 "
