"""Money is whole rupiah, an int: nobody plans half a rupiah, and a float would lose it."""

from __future__ import annotations

import re

from app.domain.errors import UserError
from app.domain.text import QT_TRANSLATE_NOOP

MAX_RUPIAH = 10**15 - 1
"""More than the city's budget of a century; a longer number is a slip of the finger."""

_SCALES = {"": 1, "ribu": 10**3, "rb": 10**3, "juta": 10**6, "jt": 10**6, "miliar": 10**9, "milyar": 10**9, "m": 10**9}
_AMOUNT = re.compile(r"(?:rp\.?)?\s*(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,9}))?\s*([a-z]*)", re.IGNORECASE)


def parse_rupiah(text: str) -> int | None:
    """Read an amount as people write it: `150000000`, `Rp 150.000.000,00`, `150 juta`, `1,5 miliar`; empty is None.

    What could be misread is refused, not guessed: `1.5 juta`, a fraction of a rupiah. Raises UserError with
    what is accepted.
    """
    plain = text.strip().removesuffix(",-").strip()
    if not plain:
        return None
    found = _AMOUNT.fullmatch(plain)
    scale = _SCALES.get(found[3].casefold()) if found else None
    if found and scale is not None:
        fraction = found[2] or ""
        parts: int = 10 ** len(fraction)
        whole, rest = divmod(int(found[1].replace(".", "") + fraction) * scale, parts)
        if not rest and whole <= MAX_RUPIAH:
            return whole
    raise UserError(
        QT_TRANSLATE_NOOP("proposal", "Nilai rupiah tidak terbaca."),
        QT_TRANSLATE_NOOP("proposal", "Tulis rupiah penuh, misalnya 150.000.000 atau 150 juta."),
    )


def format_rupiah(amount: int | None) -> str:
    """Write `Rp 150.000.000`; None is empty."""
    if amount is None:
        return ""
    sign = "-" if amount < 0 else ""
    return f"{sign}Rp {abs(amount):,}".replace(",", ".")
