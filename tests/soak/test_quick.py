"""Every proof in its quick size; in full behind the mark `soak`."""

import pytest

from tests.soak import clocks, dead, faults, hours, kills, many, outage, pauses, replicas, stuck, twice

PROOFS = [clocks, dead, faults, hours, kills, many, outage, pauses, replicas, stuck, twice]


def name(proof) -> str:
    return str(proof.__name__).rsplit(".", 1)[-1]


async def assert_kept(proof, server, *, full) -> None:
    every = await proof.prove(server, 1, full)
    assert every
    for figures in every:
        print(figures)
        assert figures.broken == [], str(figures)
        assert f"seed {figures.seed}; kept" in str(figures)


@pytest.mark.parametrize("proof", PROOFS, ids=name)
async def test_the_promises_are_kept(proof, postgres_server):
    await assert_kept(proof, postgres_server, full=False)


@pytest.mark.soak
@pytest.mark.parametrize("proof", PROOFS, ids=name)
async def test_the_promises_are_kept_in_full(proof, postgres_server):
    await assert_kept(proof, postgres_server, full=True)
