"""Where the remote control may listen."""

from __future__ import annotations

import pytest

from app.domain.errors import UserError
from app.domain.remote import check_listen_address


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "127.0.0.2", "192.168.1.5", "10.1.2.3", "100.64.0.1", "::1", "fd00::5"]
)
def test_this_computer_and_the_own_network(address: str) -> None:
    assert check_listen_address(address) == address


@pytest.mark.parametrize(
    "address", ["0.0.0.0", "::", "8.8.8.8", "2001:4860::1", "224.0.0.1", "localhost", "", "192.168.1", "fe80::1%eth0"]
)
def test_nowhere_else(address: str) -> None:
    with pytest.raises(UserError) as caught:
        check_listen_address(address)
    assert "192.168.1.5" in caught.value.advice
