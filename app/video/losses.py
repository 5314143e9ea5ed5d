"""Notice that packets of a stream are missing: libav says so in its log and nowhere else.

RTP's sequence numbers and the continuity counters of MPEG-TS are looked at inside libavformat. A
picture with a hole in it decodes to something wrong, often without any error, and so does all that
is predicted from it. libav's lines may carry addresses with passwords: they are read and thrown away.
"""

from __future__ import annotations

import av.logging

_SIGNS = ("RTP: missed", "Packet corrupt")
"""libavformat/rtpdec.c and demux.c, by these words since 2012; a test loses packets and would notice other ones."""


class LossLog:
    """Hears what libav says in this process. Made and used by the feed worker's main thread.

    Losses are told apart by thread: those of a stream that another thread opens are not ours.
    """

    def __init__(self) -> None:
        # Below warnings libav's callback ends before it takes the GIL.
        av.logging.set_level(av.logging.WARNING)
        # The second of two losses says the same words as the first.
        av.logging.set_skip_repeated(False)
        self._own = av.logging.Capture(local=True)
        self._lines = self._own.__enter__()
        self._others = av.logging.Capture(local=False)
        self._lines_of_others = self._others.__enter__()

    def has_lines(self) -> bool:
        """Tell whether libav said anything since `losses` was called last. Costs next to nothing."""
        return bool(self._lines)

    def losses(self) -> int:
        """Return how many gaps were noticed since the last call."""
        lines = self._lines[:]
        self._lines.clear()
        self._lines_of_others.clear()
        return sum(any(sign in text for sign in _SIGNS) for _, _, text in lines)
