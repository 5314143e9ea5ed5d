"""What is wrong on the way from a site to the gateway: rules over the gateway's own counters. Pure."""

from __future__ import annotations

from app.domain.alarm import Alarm, Limit
from app.domain.finding import Finding
from app.domain.gateway import Sender, SiteAtGateway
from app.domain.publisher import PublisherState, recent_loss_share

# The usual SRT table changes its advice at 1 % and 3 % of loss; lost packets that SRT repaired are counted
# too. Readings come every two seconds: three of them in a row.
UPLINK_LOST_SHARE = Limit(bad=0.03, good=0.01, raise_after_s=4, clear_after_s=10)
# As for the feed itself (`app.domain.diagnosis`); MediaMTX's figure is a smoothed mean already.
UPLINK_JITTER_MS = Limit(bad=70, good=40, raise_after_s=4, clear_after_s=10)
# ITU-T G.114: above 400 ms in one direction people talk over each other. SRT needs three to four round trips
# for its repairs, so at 250 ms the site's picture is a second late already.
UPLINK_RTT_MS = Limit(bad=250, good=180, raise_after_s=8, clear_after_s=10)

_SILENT_AFTER_S = 4.0
"""Without a byte for so long a sender is connected, but sends nothing; MediaMTX cuts it off after ten."""


class Uplink:
    """The memory of one site's way to the gateway. Not thread-safe; the time is the readings' own."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._before: PublisherState | None = None
        self._grew_s = 0.0
        self._new_alarms()

    def step(self, now: PublisherState | None, at_s: float) -> SiteAtGateway:
        """Take one reading of the path (None: the gateway does not have it) and return what is to be said."""
        before, self._before = self._before, now
        if now is None:
            return SiteAtGateway(self._path, Sender.NO_PATH)
        if before is None or before.session_id != now.session_id:
            # What the connection before was like says nothing about this one.
            self._new_alarms()
            self._grew_s = at_s
        elif before.bytes_received != now.bytes_received or now.bytes_received is None:
            self._grew_s = at_s
        if not (now.protocol if now.ready is None else now.ready):
            return SiteAtGateway(self._path, Sender.NOBODY, now)
        lost_share = recent_loss_share(before, now) if before else None
        self._loss.step(lost_share, at_s)
        self._jitter.step(now.jitter_ms, at_s)
        self._rtt.step(now.rtt_ms, at_s)
        raised = (
            (Finding.UPLINK_LOSS, self._loss),
            (Finding.UPLINK_JITTER, self._jitter),
            (Finding.UPLINK_DELAY, self._rtt),
        )
        sender = Sender.SILENT if at_s - self._grew_s >= _SILENT_AFTER_S else Sender.SENDING
        findings = tuple(finding for finding, alarm in raised if alarm.is_raised)
        return SiteAtGateway(self._path, sender, now, lost_share, findings)

    def _new_alarms(self) -> None:
        self._loss = Alarm(UPLINK_LOST_SHARE)
        self._jitter = Alarm(UPLINK_JITTER_MS)
        self._rtt = Alarm(UPLINK_RTT_MS)
