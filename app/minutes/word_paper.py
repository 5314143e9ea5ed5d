"""Put a Word template, which is made for F4, on the paper that the office chose."""

from __future__ import annotations

from collections.abc import Mapping

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Length, Mm

from app.domain.documents.model import Paper

_SIZES: Mapping[Paper, tuple[Length, Length]] = {
    Paper.F4: (Mm(215), Mm(330)),
    Paper.A4: (Mm(210), Mm(297)),
}
_NEARLY = Mm(3)
"""Word's own folio is 216 mm wide."""

_WIDTHS = (qn("w:gridCol"), qn("w:tcW"), qn("w:tblW"))


def put_on_paper(document: Document, paper: Paper) -> None:
    """Give the pages of a template the size of `paper`, and its tables and feet the room that is left.

    A page that is not F4 stays as it is: the office has chosen its size in Word.
    """
    if paper is Paper.F4:
        return
    shares = [_put(section, paper) for section in document.sections]
    at = 0
    for element in document.element.body:
        if element.tag == qn("w:tbl") and shares[at] < 1:
            _narrow(element, shares[at])
        # The last paragraph of a section carries its size; that of the last one stands at the end of the body.
        at += bool(element.xpath("./w:pPr/w:sectPr"))


def _put(section: Section, paper: Paper) -> float:
    """Size a section and return which share of its room for text is left."""
    width, height = section.page_width or Mm(0), section.page_height or Mm(0)
    is_wide = width > height
    old, new = (sorted(_SIZES[one], reverse=is_wide) for one in (Paper.F4, paper))
    if abs(width - old[0]) > _NEARLY or abs(height - old[1]) > _NEARLY:
        return 1
    margins = (section.left_margin or Mm(0)) + (section.right_margin or Mm(0))
    share = (new[0] - margins) / (width - margins)
    section.page_width, section.page_height = Length(new[0]), Length(new[1])
    for paragraph in section.footer.paragraphs:
        for stop in paragraph.paragraph_format.tab_stops:
            stop.position = Length(round(stop.position * share))
    return share


def _narrow(table: BaseOxmlElement, share: float) -> None:
    for element in table.iter(*_WIDTHS):
        if element.get(qn("w:type"), "dxa") == "dxa":
            element.set(qn("w:w"), str(round(int(element.get(qn("w:w"), "0")) * share)))
