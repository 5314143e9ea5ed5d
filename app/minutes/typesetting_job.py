"""What is to be set: said between processes, so it loads no library."""

from __future__ import annotations

from dataclasses import dataclass

DATA_FILE = "data.json"


@dataclass(frozen=True, slots=True)
class TypesettingJob:
    """A folder in which the data file and the pictures lie; `at_s` is the time the PDF says of itself, Unix seconds."""

    name: str
    root: str
    at_s: int
