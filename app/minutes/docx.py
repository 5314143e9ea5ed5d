"""Write the minutes as a Word document, by filling a template that an office may edit."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import cast
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.image.exceptions import InvalidImageStreamError, UnrecognizedImageError
from docx.image.image import Image
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from app.domain.documents.model import MinutesDocument, Paper, Plate
from app.domain.errors import UserError
from app.domain.minutes import SessionFacts
from app.domain.text import QT_TRANSLATE_NOOP
from app.minutes.document_tags import official_tags
from app.minutes.fingerprint import fingerprint
from app.minutes.printable import printable
from app.minutes.tags import document_tags
from app.minutes.word_environment import WordEnvironment
from app.minutes.word_paper import put_on_paper

_log = logging.getLogger(__name__)

MAX_WHOLE_ROW = 1_200
"""Characters in one cell up to which a table row is kept on one page: about half a page of the widest column."""

_TEXT, _LINE, _PARAGRAPH = qn("w:t"), qn("w:br"), qn("w:p")

_PARAGRAPHS = re.compile("<w:p(?: [^>]*)?>.*?</w:p>", re.DOTALL)
_BREAK = re.compile("[\t\n\a\f]")

_UNEVEN_ROWS = (
    ".//w:tr[count(w:tc) + sum(w:tc/w:tcPr/w:gridSpan/@w:val) - count(w:tc/w:tcPr/w:gridSpan)"
    " != count(ancestor::w:tbl[1]/w:tblGrid/w:gridCol)]"
)
"""The rows that have not as many cells as their table has columns; a cell over several columns counts for them."""

_LINE_WORTH = 45
"""Characters a line break counts for: about one line of the widest column."""

_PHOTO_WIDTH_MM: Mapping[Paper, int] = {Paper.F4: 66, Paper.A4: 60}
_PHOTO_HEIGHT_MM = 48
"""What four photos beside each other have on a sheet that lies."""

_SHOWN_PLACE = 120

_MAX_PROPERTY = 255
"""The longest text that python-docx lets into the properties of a document."""


def write_docx(document: SessionFacts, target: Path, template: Path) -> None:
    """Fill `template` with `document` and write it to `target`, which is overwritten.

    - Text from people is printed as it is: no tag, no markup and no control character in it has an effect.
    - Raises UserError that says where and why if the template is missing, no Word document, or names something that
      does not exist.
    - Raises OSError if `target` cannot be written; `app.minutes.place` says what that means.
    """
    tags = dict(document_tags(document))
    filled = _opened(template, WordEnvironment())
    word = _rendered(filled, tags, template)
    _finish(word, _About(f"Notulen {document.session.title}", document.session.agency, document.written_ms))
    word.save(str(target))


def write_official(
    document: MinutesDocument,
    target: Path,
    template: Path,
    photo_file: Callable[[str], Path] | None = None,
    environment: WordEnvironment | None = None,
) -> None:
    """Fill the template of an official document and write it to `target`, which is overwritten.

    As `write_docx`. `photo_file` says where the photo with a SHA-256 lies; one that is not there is left out.
    `environment` remembers what it has read of a template, for who writes many.
    """
    filled = _opened(template, environment or WordEnvironment())
    put_on_paper(cast("Document", filled.docx), document.paper)
    width_mm = _PHOTO_WIDTH_MM[document.paper]

    def picture_of(plate: Plate) -> object:
        path = photo_file(plate.sha256) if photo_file else None
        if path is None or not _is_picture(path):
            return ""
        height_mm = min(_PHOTO_HEIGHT_MM, width_mm * plate.height / max(1, plate.width))
        return InlineImage(filled, str(path), height=Mm(height_mm))

    word = _rendered(filled, dict(official_tags(document, fingerprint(document), picture_of)), template)
    _finish(word, _About(" ".join(document.title), document.author, document.as_of_ms))
    word.save(str(target))


def _is_picture(path: Path) -> bool:
    """Tell whether Word would know what it is: one damaged photo must not keep a whole document from being written."""
    try:
        Image.from_file(str(path))
    except (OSError, ValueError, KeyError, LookupError, UnrecognizedImageError, InvalidImageStreamError) as exc:
        _log.warning("the photo %s cannot be shown: %r", path.name, exc)
        return False
    return True


@dataclass(frozen=True, slots=True)
class _About:
    """What the file says of itself."""

    title: str
    author: str
    written_ms: int


class _Template(DocxTemplate):  # type: ignore[misc]  # docxtpl carries no types
    """A template whose result must be sound XML: docxtpl itself mends it silently and loses text.

    `trouble_at` is the text of the paragraph that the last failure was in, as far as that is known. What the library
    looks for in every paragraph and cell is looked for only where it can be: a Berita Acara has 13,000 cells.
    """

    trouble_at = ""

    def __init__(self, file: BytesIO, environment: WordEnvironment) -> None:
        super().__init__(file)
        self.environment = environment

    def patch_xml(self, src_xml: str) -> str:
        """Make a part ready for Jinja; once for each part of a template."""
        return self.environment.cleaned(src_xml, super().patch_xml)

    def resolve_listing(self, xml: str) -> str:
        """Turn line breaks and tabs into Word's own, in the paragraphs that have some."""
        resolve: Callable[[str], str] = super().resolve_listing
        return _PARAGRAPHS.sub(lambda found: resolve(found[0]) if _BREAK.search(found[0]) else found[0], xml)

    def render_xml_part(
        self, src_xml: str, part: object, context: Mapping[str, object], jinja_env: SandboxedEnvironment | None = None
    ) -> str:
        """Render one part of the file, and remember where it failed."""
        try:
            rendered: str = super().render_xml_part(src_xml, part, context, jinja_env)
        except Exception as exc:
            self.trouble_at = _place_of(exc, src_xml)
            raise
        return rendered

    def fix_tables(self, xml: str) -> BaseOxmlElement:
        """Refuse markup that a misplaced tag has broken, and mend the tables whose columns a tag has changed."""
        body = parse_xml(xml)
        if not body.xpath(_UNEVEN_ROWS):
            return body
        mended: BaseOxmlElement = super().fix_tables(xml)
        return mended

    def fix_docpr_ids(self, tree: BaseOxmlElement) -> None:
        """Give each picture a number of its own: Word asks to repair a file in which two have the same."""
        for drawing in tree.iter(qn("wp:docPr")):
            self.docx_ids_index += 1
            drawing.set("id", str(self.docx_ids_index))


def _place_of(exc: Exception, source: str) -> str:
    """Return the text of the paragraph in which a template failed; empty if it is not known."""
    lines = re.sub(r"<w:p([ >])", r"\n<w:p\1", source).splitlines()
    number = getattr(exc, "lineno", None)
    if number is None:
        # Jinja names the template's own lines in the traceback of what went wrong while it was filled.
        frames = [f for f in traceback.extract_tb(exc.__traceback__) if f.filename == "<template>"]
        number = frames[-1].lineno if frames else None
    if not number or number > len(lines):
        return ""
    return " ".join(re.sub(r"<[^>]+>", "", lines[number - 1]).split())


def _opened(template: Path, environment: WordEnvironment) -> _Template:
    try:
        filled = _Template(BytesIO(template.read_bytes()), environment)
        filled.init_docx()
    except (OSError, BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError) as exc:
        _log.error("template %s cannot be opened: %r", template.name, exc)
        raise UserError(
            QT_TRANSLATE_NOOP("minutes", "Templat {file} tidak dapat dibuka.").format(file=template.name),
            QT_TRANSLATE_NOOP("minutes", "Pilih templat lain atau kembalikan templat bawaan."),
        ) from exc
    return filled


def _rendered(filled: _Template, tags: dict[str, object], template: Path) -> Document:
    try:
        filled.render(tags, filled.environment, autoescape=True)
    # The tags are finished texts before the template sees them, so whatever fails here is in the template.
    except (TemplateError, SyntaxError, TypeError, ValueError, AttributeError, ArithmeticError, LookupError) as exc:
        _log.error("template %s cannot be filled at %r: %s", template.name, filled.trouble_at, exc)
        place = (_unbalanced(template) or filled.trouble_at)[:_SHOWN_PLACE]
        raise UserError(
            QT_TRANSLATE_NOOP("minutes", "Ada penanda yang salah di templat {file}, di dekat: {place}").format(
                file=template.name, place=place or "–"
            ),
            QT_TRANSLATE_NOOP(
                "minutes",
                "Perbaiki tulisan di antara kurung kurawal atau kembalikan templat bawaan. Sebabnya: {cause}",
            ).format(cause=_cause(exc)),
        ) from exc
    # Not get_docx(): after rendering it reads the empty template again.
    return cast("Document", filled.docx)


def _unbalanced(template: Path) -> str:
    """Return the first paragraph in which a tag is opened and not closed: the library notices only at the end."""
    for paragraph in docx.Document(str(template)).element.iter(qn("w:p")):
        text = "".join(run.text or "" for run in paragraph.iter(qn("w:t")))
        if text.count("{{") != text.count("}}") or text.count("{%") != text.count("%}"):
            return text
    return ""


def _cause(exc: Exception) -> str:
    """Return why a template failed, in one line; the library says it in English."""
    unknown = re.search(r"'([^']*)' is undefined|has no attribute '([^']*)'", str(exc))
    if unknown:
        name = unknown[1] or unknown[2]
        return QT_TRANSLATE_NOOP("minutes", "penanda {name} tidak dikenal").format(name=name)
    return " ".join(str(exc).split())[:_SHOWN_PLACE]


def _let_tall_rows_break(body: BaseOxmlElement) -> None:
    """Lift the ban on splitting from rows that would leave a hole on the page before them."""
    for mark in list(body.iter(qn("w:cantSplit"))):
        row = mark.getparent().getparent()
        if _weight(row) <= MAX_WHOLE_ROW:
            continue
        if max((_weight(cell) for cell in row.iter(qn("w:tc"))), default=0) > MAX_WHOLE_ROW:
            mark.getparent().remove(mark)


def _weight(part: BaseOxmlElement) -> int:
    """Return how much stands in a row or in a cell, in characters."""
    weight = 0
    for element in part.iter(_TEXT, _LINE, _PARAGRAPH):
        weight += len(element.text or "") if element.tag == _TEXT else _LINE_WORTH
    return weight


def _finish(filled: Document, about: _About) -> None:
    _let_tall_rows_break(filled.element.body)
    written = datetime.fromtimestamp(about.written_ms / 1000, UTC).replace(tzinfo=None)
    properties = filled.core_properties
    properties.title = printable(about.title)[:_MAX_PROPERTY]
    properties.author = printable(about.author)[:_MAX_PROPERTY]
    properties.last_modified_by = properties.author
    properties.language = "id-ID"
    properties.created = properties.modified = written
