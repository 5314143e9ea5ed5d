"""Receipts: the server's signed word how far it holds a device's chain (Ed25519, RFC 8032)."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.sync.receipt_check import is_genuine as is_genuine
from app.sync.wire_replies import Receipt, receipt_text


class ReceiptSigner:
    """Sign receipts with the server's key, which is in no database: a stolen backup signs nothing."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key

    @property
    def public_key(self) -> str:
        """Return the key that receipts are checked by: 32 bytes in hexadecimal."""
        return self._key.public_key().public_bytes_raw().hex()

    def signed(self, receipt: Receipt) -> Receipt:
        """Return the receipt with its signature."""
        return replace(receipt, signature=self._key.sign(receipt_text(receipt)).hex())


def load_signer(path: Path) -> ReceiptSigner:
    """Return the signer whose key is in the file at `path`, made where there is none, readable by its owner only.

    Raises OSError, and ValueError for a file that holds no key.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return ReceiptSigner(Ed25519PrivateKey.from_private_bytes(path.read_bytes()))
    key = Ed25519PrivateKey.generate()
    with os.fdopen(handle, "wb") as file:
        file.write(key.private_bytes_raw())
        file.flush()
        os.fsync(file.fileno())
    return ReceiptSigner(key)
