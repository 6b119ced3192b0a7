"""Who does what, and how they are reached."""

import pytest

TALKS = [
    [
        ("who is accountable for the transition", "Mike Kirby"),
    ],
    [
        ("who is in charge of highways", "John Davies"),
        ("email", "do not give contact details for John Davies"),
    ],
    [
        ("chief digital officer", "Glyn Peach"),
    ],
    [
        ("who is accountable", "Mike Kirby"),
    ],
    [
        ("gabby nelsons phone number", "(01772) 536087"),
    ],
    [
        ("what are the key roles", "Geoff Driver"),
    ],
]


@pytest.mark.parametrize("said_and_answered", TALKS, ids=lambda talk: talk[0][0])
def test_people_are_found_by_post_by_name_and_by_letter(talk, said_and_answered):
    for said, answered in said_and_answered:
        assert answered in talk.ask(said).lead


@pytest.mark.parametrize("said", ["glyn peach phone number", "tony pounder email"])
def test_nobody_is_given_the_number_of_another(talk, said):
    assert talk.ask(said).declined
