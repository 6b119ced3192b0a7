"""Every act: the table of contents. A new act is one file, its test and its line here."""

from dialogs.act import Act
from dialogs.acts import (
    answer_done,
    doubt,
    expect,
    follow,
    leads,
    my_reminders,
    not_mine,
    not_yet,
    note,
    pause,
    sent,
    set_date,
    snooze,
    stop,
    stuck,
    substitute,
    told,
    unfollow,
)

ACTS: tuple[Act, ...] = (
    follow.ACT,
    unfollow.ACT,
    pause.ACT,
    stop.ACT,
    leads.ACT,
    my_reminders.ACT,
    substitute.ACT,
    doubt.ACT,
    answer_done.ACT,
    not_yet.ACT,
    snooze.ACT,
    not_mine.ACT,
    note.ACT,
    sent.ACT,
    told.ACT,
    stuck.ACT,
    set_date.ACT,
    expect.ACT,
)
