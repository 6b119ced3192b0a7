"""A clerk's whole day over HTTP: what the report counts is what the connector saw."""

from tests.whole.clerks_day import whole_day


async def test_a_clerks_day_ends_with_every_post_as_the_report_says(sqlite_url, tmp_path):
    figures = await whole_day(sqlite_url, 40, tmp_path)
    assert figures["report"] == "34 sent and 6 failed, of 40 places"
    assert figures["report after it"] == "36 sent and 4 failed, of 40 places"
    assert figures["after resending"] == figures["told that it is cancelled"] == 36


async def test_the_same_holds_on_postgresql(postgres_url, tmp_path):
    figures = await whole_day(postgres_url, 20, tmp_path)
    assert figures["report after it"] == "18 sent and 2 failed, of 20 places"
