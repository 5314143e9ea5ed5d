"""Use cases of the running session and the ports they need. No Qt, media or database here."""
