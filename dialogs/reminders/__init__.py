"""Every reminder: the table of contents. A new reminder is one file, its test and its line here."""

from dialogs.reminder import Reminder
from dialogs.reminders import (
    action_due,
    agenda_due,
    announced,
    announcement,
    announcement_change,
    announcement_test,
    announcement_yes,
    deliverable_due,
    meeting_changed,
    meeting_soon,
    minutes_due,
    place_lost,
    preflight,
    report_due,
    trouble,
    unanswered,
    weekly_digest,
)

REMINDERS: tuple[Reminder, ...] = (
    report_due.REMINDER,
    agenda_due.REMINDER,
    meeting_soon.REMINDER,
    meeting_changed.REMINDER,
    minutes_due.REMINDER,
    deliverable_due.REMINDER,
    action_due.REMINDER,
    weekly_digest.REMINDER,
    unanswered.REMINDER,
    trouble.REMINDER,
    place_lost.REMINDER,
    preflight.REMINDER,
    announcement.REMINDER,
    announcement.SUPPLEMENT,
    announcement_test.REMINDER,
    announcement_change.REMINDER,
    announcement_yes.REMINDER,
    announced.REMINDER,
)
