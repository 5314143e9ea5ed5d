"""The process that prepares the joint notulen, the largest document, and ends: then its memory is free for the pages.

Runs in: a child of the process that writes the package, before that one has loaded anything.
"""

from __future__ import annotations

import logging

from app.data.reading import read_minutes
from app.domain.documents.build import joint_document
from app.domain.documents.final import as_printed
from app.domain.documents.listing import lists_of
from app.domain.documents.material import material_of
from app.domain.documents.setting_parts import with_parts
from app.domain.errors import AppError
from app.minutes.fingerprint import fingerprint
from app.minutes.pdf import PdfWriter
from app.printing.order import JointPrepared, JointSetup
from app.process.child import ParentLink
from app.process.priority import go_behind

logger = logging.getLogger(__name__)


def run(link: ParentLink, setup: JointSetup) -> None:
    """Send JointPrepared; nothing if it fails in a way that the package itself will fail in, and say."""
    go_behind()
    try:
        link.send(_prepared(setup))
    except AppError as error:
        logger.info("the joint notulen is not prepared: %s", error)


def _prepared(setup: JointSetup) -> JointPrepared:
    order = setup.order
    stored = read_minutes(order.store, order.session_id)
    material = material_of(
        stored.record, order.now_ms, with_parts(order.settings, stored.parts), stored.references, stored.photos
    )
    (document,) = as_printed([joint_document(lists_of(material))], stored.work, stored.bodies)
    return JointPrepared(PdfWriter(order.resources).prepare(document, setup.root), fingerprint(document))
