"""The server's tables as queries name them. Their shape is made in `steps`; a test holds the two together."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Integer, MetaData, Table, Text

METADATA = MetaData()

SERVER = Table(
    "server",
    METADATA,
    Column("server_id", Text, primary_key=True),
    Column("epoch", Text, nullable=False),
    # The number of the newest change. Taken by one writer at a time, so that numbers are visible in their order.
    Column("change_no", BigInteger, nullable=False),
)

DEVICE = Table(
    "device",
    METADATA,
    Column("device_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("last_seq", BigInteger, nullable=False),
    Column("last_hash", Text, nullable=False),
    Column("enrolled_ms", BigInteger, nullable=False),
    Column("revoked_ms", BigInteger),
    # When it was last seen that two machines write under this identity.
    Column("forked_ms", BigInteger),
    # The identity it went on from, where its file was copied or put back.
    Column("renewed_from", Text),
)

TOKEN = Table(
    "token",
    METADATA,
    Column("token_hash", Text, primary_key=True),
    Column("device_id", Text, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("issued_ms", BigInteger, nullable=False),
)

ENROLMENT = Table(
    "enrolment",
    METADATA,
    Column("code_hash", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("expires_ms", BigInteger, nullable=False),
    Column("device_id", Text),
)

OP = Table(
    "op",
    METADATA,
    Column("device_id", Text, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("hash", Text, nullable=False),
    # All its fields as they came, in JSON of ASCII only: it may hold what no database keeps as text.
    Column("raw", Text, nullable=False),
    Column("entity", Text, nullable=False),
    Column("entity_id", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("reason", Text),
    Column("arrival_no", BigInteger, nullable=False),
    # In which order it took effect; null while it is put aside.
    Column("applied_no", BigInteger),
)

ROW = Table(
    "row_state",
    METADATA,
    Column("entity", Text, primary_key=True),
    Column("entity_id", Text, primary_key=True),
    Column("session_id", Text, nullable=False),
    # `entity/entity_id` of the row a conflict is about.
    Column("about", Text),
    Column("revision", BigInteger, nullable=False),
    Column("change_no", BigInteger, nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("fields", Text, nullable=False),
    # For each field, whose operation set it: {field: [device_id, seq]}.
    Column("origins", Text, nullable=False),
    Column("mark", Text, nullable=False),
)

DIGEST = Table(
    "session_digest",
    METADATA,
    Column("session_id", Text, primary_key=True),
    Column("row_count", BigInteger, nullable=False),
    Column("digest", Text, nullable=False),
)

RECEIPT = Table(
    "receipt",
    METADATA,
    Column("device_id", Text, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("hash", Text, nullable=False),
    Column("epoch", Text, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("signature", Text, nullable=False),
)

BLOB = Table(
    "blob",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("size", BigInteger, nullable=False),
    # Who brought it first: it counts for that station's quota.
    Column("device_id", Text, nullable=False),
    Column("stored_ms", BigInteger, nullable=False),
)

UPLOAD = Table(
    "upload",
    METADATA,
    Column("upload_id", Text, primary_key=True),
    Column("device_id", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    # How many bytes are durable in the partial file.
    Column("received", BigInteger, nullable=False),
    Column("expires_ms", BigInteger, nullable=False),
)

REVIEW = Table(
    "review",
    METADATA,
    Column("proposal_id", Text, primary_key=True),
    Column("session_id", Text, nullable=False),
    *(
        Column(name, Text, nullable=False)
        for name in (
            *("site_id", "number", "state", "keputusan", "urgensi", "tingkat", "jenis", "pengusul", "usulan"),
            *("lokasi", "rw"),
        )
    ),
    # Where it stands in the list of its session: site, number, id.
    Column("placed", Text, nullable=False),
)

PERSON = Table(
    "person",
    METADATA,
    Column("login", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    # Whom somebody of a neighbourhood speaks for; empty for Bappeda.
    Column("site_id", Text, nullable=False),
    Column("rw", Text, nullable=False),
    Column("password", Text, nullable=False),
)

VISIT = Table(
    "visit",
    METADATA,
    Column("token_hash", Text, primary_key=True),
    Column("login", Text, nullable=False),
    Column("expires_ms", BigInteger, nullable=False),
)
