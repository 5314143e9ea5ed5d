"""The store: one database module, migrations, operation log, repositories."""
