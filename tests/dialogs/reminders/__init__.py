"""Mirrors dialogs/reminders."""
