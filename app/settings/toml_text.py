"""Change a TOML text where it has to be changed; comments, order and spelling of all else stay as they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import tomlkit
from tomlkit.container import Container
from tomlkit.items import AoT, SingleKey, Table

_LONE_LINE_FEED = re.compile(r"(?<!\r)\n")
_LINE_START = re.compile(r"(?<=\n)")
_HEADER = re.compile(r"\s*\[\[?\s*([A-Za-z0-9_.\-]+)\s*\]\]?\s*(?:#.*)?\s*")


def put(table: Any, key: str, value: Any) -> None:  # noqa: ANN401 - tomlkit types what it finds as a union of a dozen
    """Set a key. A new one stands below the last one, not below a comment that belongs to what follows."""
    if key in table or not isinstance(table, Table | Container):
        table[key] = value
        return
    container: Container = table.value if isinstance(table, Table) else table
    plain = [k for k, item in container.body if k is not None and not isinstance(item, Table | AoT)]
    # There is no public call for a place: appending would put it below the comment above the next table.
    if plain:
        container._insert_after(plain[-1], SingleKey(key), tomlkit.item(value))  # noqa: SLF001
    elif not container.body:
        table[key] = value
    else:
        container._insert_at(0, SingleKey(key), tomlkit.item(value))  # noqa: SLF001


def with_line_ends_of(text: str, made: str) -> str:
    """Return `made` with the line ends that `text` has throughout."""
    is_dos = "\r\n" in text and not _LONE_LINE_FEED.search(text)
    return _LONE_LINE_FEED.sub("\r\n", made) if is_dos else made


def rearranged(text: str, name: str, order: Sequence[int | str]) -> str:
    """Return `text` with its `[[name]]` tables in another order.

    `order` names each by its number, counted from 0, or is the text of a new one; those not named go. What
    stands below a table's header, and the comments right above it, move along with it. Raises ValueError if
    the text has no such table with one of the numbers: TOML can write the same list in other ways.
    """
    lines = _LINE_START.split(text)
    spans = _spans(lines, name)
    blocks = ["".join(lines[start:end]) for start, end in spans]
    if any(isinstance(one, int) and one >= len(blocks) for one in order):
        raise ValueError(f"only {len(blocks)} tables [[{name}]]")
    inside = {number for start, end in spans for number in range(start, end)}
    place = spans[0][0] if spans else len(lines)
    before = "".join(lines[number] for number in range(place) if number not in inside)
    after = "".join(lines[number] for number in range(place, len(lines)) if number not in inside)
    named = (blocks[one] if isinstance(one, int) else one for one in order)
    parts = [part for part in (before, *named, after) if part]
    return "".join(_apart(part, is_last=number == len(parts)) for number, part in enumerate(parts, 1))


def _apart(part: str, *, is_last: bool) -> str:
    """Return a part with an empty line below it."""
    if is_last or part.endswith("\n\n"):
        return part
    return part + ("\n" if part.endswith("\n") else "\n\n")


def _spans(lines: Sequence[str], name: str) -> list[tuple[int, int]]:
    headers = [(number, found.group(1)) for number, line in enumerate(lines) if (found := _HEADER.fullmatch(line))]
    spans: list[tuple[int, int]] = []
    for place, (number, header) in enumerate(headers):
        if header != name:
            continue
        others = [later for later, other in headers[place + 1 :] if not other.startswith(f"{name}.")]
        end = _lead(lines, others[0]) if others else len(lines)
        spans.append((_lead(lines, number), end))
    return spans


def _lead(lines: Sequence[str], header: int) -> int:
    """Return where the comments begin that stand right above a header."""
    start = header
    while start and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start
