"""The file itself: opened, made, migrated, and what SQLite says when it cannot."""
