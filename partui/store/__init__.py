"""The one room that talks to SQLite."""
