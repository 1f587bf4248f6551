"""Matching: the costs of all pairs beside a plain matrix product, the plan beside scipy's, growth and memory."""

import os
import resource
import statistics
import sys
import time
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from bench.rasch import exponent
from placements.matching.planning import NOBODY, plan
from placements.matching.scoring import Pairs, costs, pairs
from placements.matching.tables import BAR, HALF_STEP, Tables

PEOPLE, OPENINGS = 10_000, 5_000
STEPS, THINGS = 30, 30
"""Columns: steps that are asked, and things that may bar (times, days, demands, licences, languages, hours)."""

FEW = 20
"""People plain Python is asked for; the rest is reckoned from them."""

ALIKE = 5_000
GROWTH = (1_000, 2_000, 3_500, 5_000)
ALONE = 1e7
"""What somebody without a place costs in scipy's table; dearer than all that others could give up."""


@dataclass(frozen=True)
class Invented:
    """Two sides; some openings ask little and please nearly everybody, as in life: wishes are correlated."""

    tables: Tables

    @classmethod
    def of(cls, people, openings, seed=1):
        dice = np.random.default_rng(seed)
        able, easy = dice.random(people), np.sort(dice.random(openings))
        lacks = dice.random((people, STEPS)) > 0.3 + 0.5 * able[:, None]
        asked = (dice.random((openings, STEPS)) < 0.1 + 0.7 * easy[:, None]) * dice.choice((1, 2), (openings, STEPS))
        cannot, asks = dice.random((people, THINGS)) < 0.25, dice.random((openings, THINGS)) < 0.35
        sides = np.hstack([lacks, cannot]), np.hstack([asked * HALF_STEP, asks * 2 * BAR])
        return cls(Tables(*(side.astype(np.float32) for side in sides)))


def plain_python(tables, people):
    """The same costs, pair by pair and column by column."""
    rows, openings = tables.people[:people].tolist(), tables.openings.tolist()
    return [[sum(h * a for h, a in zip(row, opening, strict=True)) for opening in openings] for row in rows]


def all_pairs():
    tables = Invented.of(PEOPLE, OPENINGS).tables
    floor = tables.people[:, :STEPS].copy(), tables.openings[:, :STEPS].copy()
    ways = {
        f"plain product, {STEPS} columns": lambda: floor[0] @ floor[1].T,
        "ours, with all that bars": lambda: costs(tables),
        "ours, only the possible pairs": lambda: pairs(tables),
    }
    plain, ours, _few = took = [seconds(way) for way in in_turn_and_gone(ways)]
    begun = time.perf_counter()
    by_hand = plain_python(tables, FEW)
    python = (time.perf_counter() - begun) * PEOPLE / FEW
    table, possible = costs(tables), pairs(tables)
    assert np.array_equal(np.array(by_hand, np.float32), table[:FEW])
    assert len(possible) == int((table < BAR).sum())
    print(f"  {PEOPLE:,} people x {OPENINGS:,} openings, {len(possible) / table.size:.1%} of the pairs possible")
    for way, median in zip(ways, took, strict=True):
        print(f"  {way:30} {median:7.3f} s")
    print(f"  ours / plain product     {ours / plain:.2f}   goal <= 1.5")
    print(f"  plain Python / ours      {python / ours:,.0f}   goal >= 300 (from {FEW} people)")


def in_turn_and_gone(ways, rounds=7):
    """The seconds of each way, asked in turn; what it answers is let go at once: each begins with the same memory."""
    took = [[] for _ in ways]
    for _ in range(rounds + 1):
        for way, times in zip(ways.values(), took, strict=True):
            begun = time.perf_counter()
            way()
            times.append(time.perf_counter() - begun)
    return took


def seconds(times):
    return statistics.median(times[1:])


def wished_alike(people, openings, seed=3):
    """Everybody prefers the same openings, and one pair in seventeen is possible: the hard case, and the real one."""
    dice = np.random.default_rng(seed)
    liked = dice.random(openings) * 1000
    person, opening = np.nonzero(dice.random((people, openings)) < 1 / 17)
    cost = (liked[opening] + dice.random(len(opening)) * 100).round()
    return Pairs(person.astype(np.int32), opening.astype(np.int32), cost.astype(np.int32))


def dense(possible, people, openings):
    """The table scipy reads: what is not possible costs as much as having no place."""
    table = np.full((people, openings), ALONE)
    table[possible.person, possible.opening] = possible.cost
    return table


def of_the_processor(ask):
    """Seconds of the processor, for both sides work on one core and others share the machine; and the answer."""
    begun = time.process_time()
    answer = ask()
    return time.process_time() - begun, answer


def beside_scipy():
    for told, possible in (
        ("wishes alike", wished_alike(ALIKE, ALIKE)),
        ("steps missing, as invented above", pairs(Invented.of(ALIKE, ALIKE).tables)),
    ):
        table = dense(possible, ALIKE, ALIKE)
        ours = [of_the_processor(lambda p=possible: planned(p, ALIKE)) for _ in range(3)]
        took, found = statistics.median(one for one, _answer in ours), ours[0][1]
        theirs, (rows, columns) = of_the_processor(lambda t=table: linear_sum_assignment(t))
        placed = found != NOBODY
        cost = table[np.arange(ALIKE)[placed], found[placed]].sum() + ALONE * (~placed).sum()
        apart = cost - table[rows, columns].sum()
        print(f"  {ALIKE:,} people x {ALIKE:,} openings, {told}: {len(possible):,} possible pairs")
        print(f"  ours {took:.2f} s   scipy {theirs:.2f} s   difference of the optimum {apart:g}   goal within 1e-6")
        print(f"  scipy / ours             {theirs / took:.1f}   goal >= 20 where wishes are alike", flush=True)


def planned(possible, people):
    return plan(possible, people=people, places=np.ones(people, int))


def growth():
    took = {}
    for people in GROWTH:
        possible = wished_alike(people, people)
        times = [of_the_processor(lambda p=possible, n=people: planned(p, n))[0] for _ in range(3)]
        took[len(possible)] = statistics.median(times)
    for count, median in took.items():
        print(f"  {count:9,} possible pairs {median:7.3f} s")
    print(f"  time grows as pairs to the power {exponent(took):.2f}   goal <= 1.2", flush=True)


def memory():
    """The most a process of its own takes above its beginning, ours and the dense table with scipy's optimum."""
    ours, theirs = (_peak(way) for way in (_plan_alone, _dense_alone))
    print(f"  memory, {PEOPLE:,} x {OPENINGS:,}: ours {ours:.0f} MB, dense {theirs:.0f} MB")
    print(f"  ours / dense             {ours / theirs:.2f}   goal <= 0.5")


def _plan_alone(tables):
    plan(pairs(tables), people=PEOPLE, places=np.ones(OPENINGS, int))


def _dense_alone(tables):
    table = costs(tables).astype(np.float64)
    table[table >= BAR] = ALONE
    linear_sum_assignment(table)


def _peak(way):
    """Megabytes, measured in a child: its high-water mark above what it held before."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        tables = Invented.of(PEOPLE, OPENINGS).tables
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        way(tables)
        os.write(tell, str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before).encode())
        os._exit(0)
    os.close(tell)
    os.waitpid(child, 0)
    with os.fdopen(told) as answer:
        return int(answer.read()) / (1024 if sys.platform == "linux" else 1024**2)


def run():
    memory()  # first: a child begins with what its parent holds
    all_pairs()
    growth()
    beside_scipy()
