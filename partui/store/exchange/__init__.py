"""Copies out and in: export, backup, restore, merge; files of others are not trusted."""
