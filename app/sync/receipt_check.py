"""Whether a receipt is the server's word (Ed25519, RFC 8032)."""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.sync.wire_replies import Receipt, receipt_text


def is_genuine(receipt: Receipt, public_key: str) -> bool:
    """Tell whether the signature is that of the owner of `public_key` (hexadecimal) over just this receipt."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        key.verify(bytes.fromhex(receipt.signature), receipt_text(receipt))
    except (ValueError, InvalidSignature):
        return False
    return True
