"""Closing a session: completeness, signatories, preview, and all documents by one key."""
