"""What holds of store/, on SQLite and on PostgreSQL."""
