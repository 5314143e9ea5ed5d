"""The process that sets PDFs: what it laid out once it keeps, so it is replaced when it has grown large.

Runs in: a child of the process that writes the package. Takes one document at a time, and knows nothing of what is in
it: its libraries and the pages are all that it has in memory.
"""

from __future__ import annotations

from pathlib import Path
from queue import Empty, SimpleQueue

import psutil

from app.domain.errors import AppError
from app.minutes.typesetting import Typesetter
from app.printing.order import SetDone, SetOrder
from app.process.child import ParentLink
from app.process.priority import go_behind

_LOOK_S = 0.5


def run(link: ParentLink, setup: Path) -> None:
    """Set documents with the resources in `setup` until we are told to stop, or nobody is there any more."""
    # Pictures and sound of a running session go first.
    go_behind()
    typesetter = Typesetter(setup)
    orders: SimpleQueue[object] = SimpleQueue()
    link.listen(orders.put)
    while not link.stopping.is_set():
        try:
            order = orders.get(timeout=_LOOK_S)
        except Empty:
            continue
        if isinstance(order, SetOrder):
            link.send(SetDone(_set(typesetter, order), psutil.Process().memory_info().rss))


def _set(typesetter: Typesetter, order: SetOrder) -> OSError | AppError | None:
    try:
        order.target.write_bytes(typesetter.pdf(order.job))
    except (OSError, AppError) as error:
        return error
    return None
