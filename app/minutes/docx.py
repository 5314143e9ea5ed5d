"""Write the minutes as a Word document, by filling a template that an office may edit."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import cast
from zipfile import BadZipFile

from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from app.domain.errors import UserError
from app.domain.minutes import SessionFacts
from app.domain.text import QT_TRANSLATE_NOOP
from app.minutes.printable import printable
from app.minutes.tags import document_tags

_log = logging.getLogger(__name__)

MAX_WHOLE_ROW = 1_200
"""Characters in one cell up to which a table row is kept on one page: about half a page of the widest column."""

_LINE_WORTH = 45
"""Characters a line break counts for: about one line of the widest column."""

_MAX_PROPERTY = 255
"""The longest text that python-docx lets into the properties of a document."""


def write_docx(document: SessionFacts, target: Path, template: Path) -> None:
    """Fill `template` with `document` and write it to `target`, which is overwritten.

    - Text from people is printed as it is: no tag, no markup and no control character in it has an effect.
    - Raises UserError if the template is missing, is no Word document, or names something that does not exist.
    - Raises OSError if `target` cannot be written; `app.minutes.place` says what that means.
    """
    filled = _filled(document, template)
    _let_tall_rows_break(filled.element.body)
    _describe(filled, document)
    filled.save(str(target))


class _Template(DocxTemplate):  # type: ignore[misc]  # docxtpl carries no types
    """A template whose result must be sound XML: docxtpl itself mends it silently and loses text."""

    def fix_tables(self, xml: str) -> BaseOxmlElement:
        """Refuse markup that a misplaced tag has broken, then mend the tables."""
        parse_xml(xml)
        mended: BaseOxmlElement = super().fix_tables(xml)
        return mended


def _filled(document: SessionFacts, template: Path) -> Document:
    tags = dict(document_tags(document))
    try:
        filled = _Template(BytesIO(template.read_bytes()))
        filled.init_docx()
    except (OSError, BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError) as exc:
        _log.error("template %s cannot be opened: %r", template.name, exc)
        raise UserError(
            QT_TRANSLATE_NOOP("minutes", "Templat notulen tidak dapat dibuka."),
            QT_TRANSLATE_NOOP("minutes", "Pilih templat lain atau kembalikan templat bawaan."),
        ) from exc
    try:
        filled.render(tags, _environment(), autoescape=True)
    # The tags are finished texts before the template sees them, so whatever fails here is in the template.
    except (TemplateError, SyntaxError, TypeError, ValueError, AttributeError, ArithmeticError, LookupError) as exc:
        _log.error("template %s cannot be filled: %s", template.name, exc)
        raise UserError(
            QT_TRANSLATE_NOOP("minutes", "Ada penanda yang salah di templat notulen."),
            QT_TRANSLATE_NOOP("minutes", "Perbaiki tulisan di antara kurung kurawal atau kembalikan templat bawaan."),
        ) from exc
    # Not get_docx(): after rendering it reads the empty template again.
    return cast("Document", filled.docx)


def _environment() -> SandboxedEnvironment:
    """Return what evaluates the tags: a template comes from outside, so it is sandboxed."""
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_as_xml_text)


def _as_xml_text(value: object) -> Markup:
    """Escape a value for XML.

    The braces too: docxtpl turns `{_{` into `{{` all over the finished document.
    """
    return Markup(str(escape(printable(str(value)))).replace("{", "&#123;").replace("}", "&#125;"))


def _let_tall_rows_break(body: BaseOxmlElement) -> None:
    """Lift the ban on splitting from rows that would leave a hole on the page before them."""
    for mark in list(body.iter(qn("w:cantSplit"))):
        row = mark.getparent().getparent()
        if max((_weight(cell) for cell in row.iter(qn("w:tc"))), default=0) > MAX_WHOLE_ROW:
            mark.getparent().remove(mark)


def _weight(cell: BaseOxmlElement) -> int:
    breaks = sum(1 for _ in cell.iter(qn("w:br"), qn("w:p")))
    return sum(len(text) for text in cell.itertext()) + _LINE_WORTH * breaks


def _describe(filled: Document, document: SessionFacts) -> None:
    written = datetime.fromtimestamp(document.written_ms / 1000, UTC).replace(tzinfo=None)
    properties = filled.core_properties
    properties.title = printable(f"Notulen {document.session.title}")[:_MAX_PROPERTY]
    properties.author = printable(document.session.agency)[:_MAX_PROPERTY]
    properties.last_modified_by = properties.author
    properties.language = "id-ID"
    properties.created = properties.modified = written
