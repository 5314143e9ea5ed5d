"""How a file is hurt: pages overwritten, as a failing disk does it."""

from __future__ import annotations

from pathlib import Path

from tests.data.samples import raw

PAGE = 4096


def pages_of(path: Path, table: str) -> list[int]:
    """Return the numbers of the leaf pages of a table, in the order of its keys. Needs a store that is closed."""
    connection = raw(path)
    root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
    connection.close()
    content = path.read_bytes()
    return _leaves(content, root)


def _leaves(content: bytes, page: int) -> list[int]:
    start = (page - 1) * PAGE
    header = start + (100 if page == 1 else 0)
    kind = content[header]
    if kind in (13, 10):
        return [page]
    # An interior page: its cells begin with the number of the page below, the last one stands in the header.
    count = int.from_bytes(content[header + 3 : header + 5], "big")
    below: list[int] = []
    for index in range(count):
        at = header + 12 + 2 * index
        cell = start + int.from_bytes(content[at : at + 2], "big")
        below.append(int.from_bytes(content[cell : cell + 4], "big"))
    below.append(int.from_bytes(content[header + 8 : header + 12], "big"))
    return [leaf for number in below for leaf in _leaves(content, number)]


def overwrite(path: Path, page: int, filling: bytes = b"\xa5") -> None:
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(filling * PAGE)
