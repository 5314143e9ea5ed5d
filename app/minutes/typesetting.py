"""Set what was prepared: from a data file to pages. Knows nothing of documents, so that its process stays small."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import typst

from app.domain.errors import BugError
from app.minutes.typesetting_job import DATA_FILE, TypesettingJob

STANDARDS: tuple[typst.PDFStandard, ...] = ("a-2a",)

_Made = TypeVar("_Made")


@dataclass(frozen=True)
class Typesetter:
    """Sets with the template and the fonts of one folder of resources. Called from: one thread at a time."""

    resources: Path

    @cached_property
    def _fonts(self) -> typst.Fonts:
        folder = str(self.resources / "fonts" / "documents")
        return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])

    @cached_property
    def _template(self) -> bytes:
        return (self.resources / "templates" / "dokumen.typ").read_bytes()

    def pdf(self, job: TypesettingJob) -> bytes:
        """Return the PDF. Raises BugError if it cannot be set."""

        def compiled(compiler: typst.Compiler) -> bytes:
            content = compiler.compile(format="pdf", pdf_standards=list(STANDARDS), timestamp=job.at_s)
            assert isinstance(content, bytes)
            return content

        return self._set(job, compiled)

    def pictures(self, job: TypesettingJob, ppi: float) -> tuple[bytes, ...]:
        """Return the pages as PNG. Raises BugError if they cannot be set."""

        def compiled(compiler: typst.Compiler) -> tuple[bytes, ...]:
            pages = compiler.compile(format="png", ppi=ppi)
            return (pages,) if isinstance(pages, bytes) else tuple(pages or ())

        return self._set(job, compiled)

    def _set(self, job: TypesettingJob, compiled: Callable[[typst.Compiler], _Made]) -> _Made:
        try:
            compiler = typst.Compiler(
                self._template,
                root=job.root,
                font_paths=self._fonts,
                ignore_system_fonts=True,
                sys_inputs={"data": f"/{DATA_FILE}"},
            )
            return compiled(compiler)
        except typst.TypstError as error:
            raise BugError(f"{job.name} cannot be set: {error.message}\n{error.diagnostic}") from error
