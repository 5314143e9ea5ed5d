"""Text that tries to be more than text, and a way to put it everywhere."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

T = TypeVar("T")

TEXTS = {
    "formula": "=cmd|' /C calc'!A0",
    "plus": "+1+1",
    "minus": "-2+3",
    "at": "@SUM(1;1)",
    "array_formula": "{=1+1}",
    "link": "https://contoh.example/?a=1&b=2",
    "number": "007",
    "tag": "{{ 7*7 }}",
    "statement": "{% for %}",
    "comment": "{# catatan #}",
    "row_tag": "{%tr for x in y %}",
    "docxtpl_escape": "{_{ a }_} {_% b %_}",
    "markup": "<w:p></w:tc> & </w:t><w:br/>",
    "entity": "&lt; &amp;#123; &#10; ]]>",
    "excel_escape": "_x0041_ _x000D_",
    "long": "panjang " * 1_250,
    "long_word": "a" * 10_000,
    "emoji": "banjir 🌧🏚 👩‍👩‍👧",
    "right_to_left": "مرحبا \u202eterbalik\u202c שלום",
    "nul": "a\0b\x07\x1b\ud800c",
    "lines": "baris satu\nbaris dua\r\nbaris tiga\tkolom\vempat\flima",
    "quotes": "\"'`“”‘’\\",
    "edges": "  spasi di tepi  ",
}


def everywhere(value: T, text: str) -> T:
    """Return the dataclass with every plain text in it, however deep, replaced by `text`."""
    changed: dict[str, Any] = {}
    for field in fields(value):  # type: ignore[arg-type]  # T is a dataclass; the type system cannot say so
        old = getattr(value, field.name)
        if type(old) is str:
            changed[field.name] = text
        elif isinstance(old, tuple):
            changed[field.name] = tuple(everywhere(item, text) if is_dataclass(item) else item for item in old)
        elif is_dataclass(old):
            changed[field.name] = everywhere(old, text)
    return replace(value, **changed)  # type: ignore[type-var]  # as above
