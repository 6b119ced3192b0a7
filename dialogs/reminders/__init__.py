"""Every reminder: the table of contents. A new reminder is one file, its test and its line here."""

from dialogs.reminder import Reminder
from dialogs.reminders import agenda_due

REMINDERS: tuple[Reminder, ...] = (agenda_due.REMINDER,)
