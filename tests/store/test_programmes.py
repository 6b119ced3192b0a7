"""Indicators and programmes are found again by name, within their committee."""

from dataclasses import replace

from store import indicators, programmes
from store.reading import found
from store.records import ALL
from tests.store.pack import PACK, keep


def test_indicators_and_programmes_are_told_apart_by_name_and_committee(store):
    figures = (
        *PACK.indicators,
        found.Indicator(name="Moorings let", line=32),
        found.Indicator(name="Moorings  LET", line=33),
    )
    keep(store, replace(PACK, indicators=figures))
    keep(store, replace(PACK, title="Another", programme="QUAY  renewal"))
    keep(store, replace(PACK, title="Third", programme="Dredging"))
    keep(store, replace(PACK, title="Fourth", committee="Tides Committee"))
    with store.read() as tx:
        stated = indicators.figures(tx, ALL)
        named = {row.source.paper: row.programme for row in programmes.outcomes(tx, ALL)}
    assert len({figure.indicator for figure in stated}) == 3
    assert {figure.name for figure in stated} == {"Berths let", "Moorings let"}
    assert named == {
        PACK.title: "Quay Renewal",
        "Another": "Quay Renewal",
        "Third": "Dredging",
        "Fourth": "Quay Renewal",
    }


def test_an_outcome_of_no_programme_has_none(store):
    keep(store, replace(PACK, programme=None))
    with store.read() as tx:
        assert {row.programme for row in programmes.deliverables(tx, ALL)} == {None}
