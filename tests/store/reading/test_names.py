"""People's names, alone and in lists, with titles, honours and posts."""

import pytest

from store.reading.names import Named, fullest, named_in, officer_in, same_person, split_names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Councillors A Lee, B Moss and C Nunn", ["A Lee", "B Moss", "C Nunn"]),
        ("T Oak M Pine", ["T Oak", "M Pine"]),
        ("A Lee\tB Moss MBE", ["A Lee", "B Moss MBE"]),
        ("Cllrs Ann O'Dea (Chair, North), Bo van Dyke; and Mr C Nunn", ["Ann O'Dea", "Bo van Dyke", "C Nunn"]),
        ("J P Corr & D Fenn-Moor", ["J P Corr", "D Fenn-Moor"]),
        ("two members of the public", []),
        ("None", []),
        ("", []),
    ],
)
def test_a_list_is_taken_apart_into_its_names(text, expected):
    assert [one.name for one in split_names(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Councillor Ann Lee (Vice-Chair)", Named("Ann Lee", "Vice-Chair", civic=True)),
        ("Councillor Ann Lee (Leader) in the Chair", Named("Ann Lee", "Leader, Chair", civic=True)),
        ("Ann Lee, in the chair", Named("Ann Lee", "Chair")),
        ("nobody at all in the chair", None),
        ("Chief Fire Officer B Moss", Named("B Moss", "Chief Fire Officer")),
        ("Dr Ann Lee", Named("Ann Lee")),
        ("the Mayor", None),
    ],
)
def test_a_name_is_parted_from_what_stands_with_it(text, expected):
    assert named_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Ann Lee, Head of Roads", Named("Ann Lee", "Head of Roads")),
        ("Ann Lee – Director of Care", Named("Ann Lee", "Director of Care")),
        ("Ann Lee Director of Care", Named("Ann Lee", "Director of Care")),
        ("Ann Lee Customer Service Manager", Named("Ann Lee", "Customer Service Manager")),
        ("Ann Lee (Clerk)", Named("Ann Lee", "Clerk")),
        ("Ann Lee", None),
        ("the gritting crews went out", None),
    ],
)
def test_an_officer_is_a_name_with_a_post(text, expected):
    assert officer_in(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("A Lee", "Ann Lee", True),
        ("Ann Lee", "Bo Lee", False),
        ("Ann Lee", "Ann Moss", False),
        ("Lee", "Ann Lee MBE", True),
        ("", "Ann Lee", False),
    ],
)
def test_two_spellings_may_be_one_person(one, other, expected):
    assert same_person(one, other) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("B Moss MBE", "Bo Moss", "Bo Moss MBE"),
        ("Bo Moss", "B Moss", "Bo Moss"),
        ("B Moss", "Bo Moss OBE JP", "Bo Moss OBE JP"),
    ],
)
def test_the_fullest_spelling_keeps_the_honours_of_either(one, other, expected):
    assert fullest(one, other) == expected
