"""Reading a paper's own status words."""

import pytest

from dialogs.standing import is_below, is_done, verdict


@pytest.mark.parametrize(
    ("status", "done"),
    [
        ("Signed Off", True),
        ("Complete", True),
        ("Partly complete", False),
        ("Not started", False),
        ("Noted", None),
        (None, None),
    ],
)
def test_a_status_says_whether_a_thing_is_done(status, done):
    assert is_done(status) is done


@pytest.mark.parametrize(
    ("status", "below"), [("Red", True), ("below target", True), ("Green", False), ("Watch", None), (None, None)]
)
def test_a_status_says_whether_an_indicator_is_below(status, below):
    assert is_below(status) is below


@pytest.mark.parametrize(
    ("asked", "status", "direction", "said"),
    [
        ("are we below target", "Red", None, True),
        ("have we hit the target", "Red", None, False),
        ("have we hit the target", None, None, None),
        ("is it improving", None, "better", True),
        ("is it getting worse", None, "better", False),
        ("is it better or worse", None, "better", None),
        ("is it there", None, "better", None),
        ("is it improving", None, None, None),
    ],
)
def test_yes_or_no_is_said_only_where_it_is_stated(asked, status, direction, said):
    assert verdict(asked, status, direction) is said
