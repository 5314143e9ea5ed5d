"""The reference server of the sync protocol: a core without a framework, over SQLAlchemy Core."""
