"""Take secrets out of texts before a person, a log or a crash report sees them.

The rule is to hide too much rather than too little: libraries repeat addresses in their messages,
cut, doubled or percent-encoded, and a password may hold any character. What a `/` or `@` in an
address belongs to cannot be known, so everything up to the last `@` of a word goes.
"""

from __future__ import annotations

import re

HIDDEN = "***"

_COLON = r"(?::|%(?:25)*3a)"
_SLASHES = r"(?:\\?/|%(?:25)*2f){2}"
_WORD = re.compile(r"\S+")
_FIRST_SCHEME = re.compile(rf"[^:@]*?{_COLON}{_SLASHES}", re.IGNORECASE)
# `url:rtsp://…` and FFmpeg's `Did you mean file:rtsp://…`. Only known protocols: `admin:a://b@host` is a login.
_INNER_SCHEME = re.compile(
    rf"[^:@]*:(?:file:)?(?:rtsps?|rtmp[est]{{0,2}}|https?|udp|rtp|srt|tcp|tls|ftp){_COLON}{_SLASHES}", re.IGNORECASE
)
_ENCODED_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]{0,30}%(?:25)*3a(?:%(?:25)*2f){2}", re.IGNORECASE)
_ANY_AT = re.compile(r"@|%(?:25)*40")

# The end of a key decides: `streamkey=` and `userPwd=` are secrets too, and hiding `monkey=` harms nobody.
_SECRET_KEY = r"(?:password|passwd|passphrase|pass|pwd|psw|pw|sandi|token|secret|key|signature|sig|auth)"
_SECRET_VALUE = r"""(?:(")(?:[^"\\\n]|\\.)*"|(')(?:[^'\\\n]|\\.)*'|[^\s&]+)"""
_SECRET_PAIR = re.compile(rf"""({_SECRET_KEY}(?:["']?\s*=\s*|["']\s*:\s*|%(?:25)*3d)){_SECRET_VALUE}""", re.IGNORECASE)
_AUTHORIZATION = re.compile(r"""(authorization["']?\s*[:=]\s*).+""", re.IGNORECASE)


def redact(text: str) -> str:
    """Return `text` without user names and passwords of addresses and without values of secret keys.

    - Works on running text, on several lines, on percent-encoded and JSON-escaped addresses.
    - A raw password with a blank in it is cut at the blank: for a text that is one address use
      `redact_address`.
    - Applying it twice changes nothing more.
    """
    text = _AUTHORIZATION.sub(rf"\1{HIDDEN}", text)
    if "@" in text or "40" in text:
        text = _WORD.sub(_redact_word, text)
    return _SECRET_PAIR.sub(_redact_pair, text)


def redact_address(text: str) -> str:
    """Return `text`, known to be one address or one line, without all that stands before its last `@`."""
    if not (ats := list(_ANY_AT.finditer(text))):
        return redact(text)
    head = text[: ats[-1].start()]
    kept = _FIRST_SCHEME.match(head)
    return redact((kept.group() if kept else "") + HIDDEN + text[ats[-1].start() :])


def _redact_pair(match: re.Match[str]) -> str:
    quote = match.group(2) or match.group(3) or ""
    return f"{match.group(1)}{quote}{HIDDEN}{quote}"


def _redact_word(match: re.Match[str]) -> str:
    word = match.group()
    if scheme := _ENCODED_SCHEME.search(word):
        ats = list(_ANY_AT.finditer(word, scheme.end()))
        if ats:
            word = word[: scheme.end()] + HIDDEN + word[ats[-1].start() :]
    at = word.rfind("@")
    if at < 0:
        return word
    head = word[:at]
    kept = _INNER_SCHEME.match(head) or _FIRST_SCHEME.match(head)
    if kept is None and ":" not in head:
        return word
    return (kept.group() if kept else "") + HIDDEN + word[at:]
