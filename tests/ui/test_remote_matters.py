"""What the console says about the remote control."""

from __future__ import annotations

from app.domain.remote import RemotePhase, RemoteReport
from app.ui.console.matters import Weight
from app.ui.console.remote_matters import remote_matters


def test_nothing_is_said_while_all_is_well_or_it_is_off() -> None:
    assert remote_matters(None) == []
    assert remote_matters(RemoteReport(RemotePhase.STARTING)) == []
    assert remote_matters(RemoteReport(RemotePhase.LISTENING)) == []


def test_a_port_in_use_is_said_without_alarm() -> None:
    (matter,) = remote_matters(RemoteReport(RemotePhase.FAILING, "Port 8765 sedang dipakai", "Ganti port."))
    assert (matter.title, matter.advice) == ("Port 8765 sedang dipakai", "Ganti port.")
    assert matter.weight is Weight.INFORMATION


def test_guessing_is_said_with_its_address() -> None:
    (matter,) = remote_matters(RemoteReport(RemotePhase.LISTENING, intruder="192.168.1.9"))
    assert "192.168.1.9" in matter.title
    assert matter.weight is Weight.ATTENTION
