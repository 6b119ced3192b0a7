"""Every question that can be asked: the table of contents. A new question is one file, its test and its line here."""

from dialogs.question import Question
from dialogs.questions import (
    actions,
    agenda,
    attendance,
    compare,
    days_until,
    deliverable,
    deliverables,
    help,  # noqa: A004 - the word that people type
    indicator,
    indicators,
    item,
    lessons,
    meetings,
    next_meeting,
    outcomes,
    passages,
    people,
    resolutions,
    short_forms,
    substitutes,
)

QUESTIONS: tuple[Question, ...] = (
    next_meeting.QUESTION,
    days_until.QUESTION,
    meetings.QUESTION,
    agenda.QUESTION,
    item.QUESTION,
    attendance.QUESTION,
    substitutes.QUESTION,
    resolutions.QUESTION,
    people.QUESTION,
    indicator.QUESTION,
    indicators.QUESTION,
    compare.QUESTION,
    deliverable.QUESTION,
    deliverables.QUESTION,
    outcomes.QUESTION,
    actions.QUESTION,
    lessons.QUESTION,
    short_forms.QUESTION,
    passages.QUESTION,
    help.QUESTION,
)
