"""The QR code by which a printed document can be told from another: which one it is, and the proof of its content."""

from __future__ import annotations

from io import BytesIO

import segno


def qr_svg(text: str) -> str:
    """Return a QR code as SVG, black on white with its quiet zone. The same text gives the same code."""
    written = BytesIO()
    code = segno.make_qr(text, error="m")
    code.save(written, kind="svg", border=2, xmldecl=False, svgns=True, light="white", omitsize=True)
    return written.getvalue().decode("utf-8")
