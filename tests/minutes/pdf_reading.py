"""What stands in a PDF, read by other programs than the one that wrote it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pikepdf

_INVISIBLE = re.compile(r"[\s\u200b\u200c\u200d\u00ad\u202a-\u202e\u2066-\u2069\ufeff\ufe0f]+")


def page_texts(pdf: Path) -> list[str]:
    """Return the text of each page in the order in which it is written."""
    done = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], check=True, capture_output=True, timeout=60)
    return done.stdout.decode().split("\f")[:-1]


def squeezed(text: str) -> str:
    """Return a text without white space, breaks and case: a title is printed in capitals."""
    return _INVISIBLE.sub("", text).casefold()


def pdfa_faults(pdf: Path) -> list[str]:
    """Return what speaks against the claim to be PDF/A-2a (ISO 19005-2), as far as it can be seen from outside."""
    with pikepdf.open(pdf) as file:
        faults = [*_claim_faults(file), *_catalog_faults(file), *_font_faults(file)]
        if file.is_encrypted:
            faults.append("encrypted")
        if "/ID" not in file.trailer:
            faults.append("no file identifier")
    return faults


def _claim_faults(file: pikepdf.Pdf) -> list[str]:
    with file.open_metadata() as metadata:
        said = {key: str(metadata.get(f"pdfaid:{key}")) for key in ("part", "conformance")}
        title = metadata.get("dc:title")
    faults = [] if said == {"part": "2", "conformance": "A"} else [f"claims {said}"]
    return faults if title else [*faults, "no title in the metadata"]


def _catalog_faults(file: pikepdf.Pdf) -> list[str]:
    root = file.Root
    faults = [f"no {key}" for key in ("/MarkInfo", "/StructTreeRoot", "/Lang", "/OutputIntents") if key not in root]
    if faults:
        return faults
    if not bool(root.MarkInfo.get("/Marked")):
        faults.append("not marked as tagged")
    intents = [str(intent.S) for intent in root.OutputIntents]
    if intents != ["/GTS_PDFA1"] or "/DestOutputProfile" not in root.OutputIntents[0]:
        faults.append(f"output intents {intents}")
    faults += [f"forbidden {key}" for key in ("/AA", "/OpenAction", "/JavaScript") if key in root]
    return faults


def _font_faults(file: pikepdf.Pdf) -> list[str]:
    faults = []
    for item in file.objects:
        if not isinstance(item, pikepdf.Dictionary):
            continue
        if item.get("/Type") == "/FontDescriptor":
            embedded = [key for key in ("/FontFile", "/FontFile2", "/FontFile3") if key in item]
            if not embedded:
                faults.append(f"font {item.FontName} is not embedded")
        if item.get("/Type") == "/Font" and item.get("/Subtype") == "/Type0" and "/ToUnicode" not in item:
            faults.append(f"font {item.BaseFont} says nothing of its characters")
        if item.get("/S") in ("/JavaScript", "/Launch", "/URI"):
            faults.append(f"action {item.S}")
    return faults
