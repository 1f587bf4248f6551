"""The many-facet Rasch model: ours beside mirt and RaschPy on the same ratings, growth, and the short design."""

import statistics
import time
import warnings
from dataclasses import dataclass

import numpy as np

from assessments.measures.design import is_connected
from assessments.measures.fit import expectation, mean_squares
from assessments.measures.jmle import jml
from assessments.measures.mml import mml
from assessments.measures.model import category_probabilities
from assessments.measures.ratings import Facet, Ratings

STEPS = (-1.5, -0.5, 0.5, 1.5)
ITEMS, RATERS, EACH, PEOPLE = 20, 15, 3, 2_000
ROUNDS = 5
GROWTH = (500, 2_000, 8_000, 32_000)
MIRT_UP_TO = 8_000


@dataclass(frozen=True)
class Invented:
    """Ratings in the order of people, each by some of the raters on all items, and the truth behind them.

    `table` has a row a person and a column for each of her ratings, -1 where the item was not observable.
    """

    ratings: Ratings
    persons: np.ndarray
    items: np.ndarray
    raters: np.ndarray
    table: np.ndarray
    raters_of: np.ndarray

    @classmethod
    def of(cls, seed, people=PEOPLE, items=ITEMS, raters=RATERS, each=EACH, missing=0.0):
        dice = np.random.default_rng(seed)
        hard, severe, able = dice.uniform(-2, 2, items), dice.normal(0, 0.7, raters), dice.normal(0, 1.2, people)
        hard, severe = hard - hard.mean(), severe - severe.mean()
        met = np.argsort(dice.random((people, raters)), axis=1)[:, :each]
        index = [
            np.repeat(np.arange(people), items * each),
            np.tile(np.arange(items), people * each),
            np.repeat(met, items),
        ]
        chance = category_probabilities(able[index[0]] - hard[index[1]] - severe[index[2]], np.array(STEPS))
        value = (dice.random(len(chance))[:, None] > chance.cumsum(axis=1)).sum(axis=1).astype(np.int32)
        facets = [
            Facet(name, tuple(range(size)), part.astype(np.int32))
            for name, size, part in zip(("person", "item", "rater"), (people, items, raters), index, strict=True)
        ]
        ratings, seen = Ratings(*facets, value, len(STEPS)), dice.random(len(value)) >= missing
        shape = people, each * items
        table = np.where(seen, value, -1).reshape(shape)
        return cls(ratings.among(seen) if missing else ratings, able, hard, severe, table, index[2].reshape(shape))


@dataclass(frozen=True)
class Answer:
    items: np.ndarray
    raters: np.ndarray
    persons: np.ndarray
    deviance: float = np.nan


def ours(invented):
    """Calibration, standard errors, both measures of people."""
    return answer(mml(invented.ratings))


def ours_with_fit(invented):
    """The same with infit and outfit of items and raters, which mirt always reckons."""
    found = mml(invented.ratings)
    seen = expectation(invented.ratings, found)
    for facet in (invented.ratings.item, invented.ratings.rater):
        mean_squares(seen, facet.index, len(facet))
    return answer(found)


def answer(found):
    return Answer(found.items.measure, found.raters.measure, found.expected.measure, found.deviance)


def mirt(invented):
    """Calibration, standard errors, infit and outfit, expected measures of people."""
    from mirt.estimation.mfrm_mml import fit_mfrm
    from mirt.models.mfrm import Facet as MirtFacet
    from mirt.models.mfrm import PolytomousMFRM

    items = len(invented.items)
    each = invented.table.shape[1] // items
    model = PolytomousMFRM(items, len(STEPS) + 1, [MirtFacet("rater", len(invented.raters))])
    found = fit_mfrm(
        model,
        invented.table,
        {"rater": invented.raters_of},
        item_indices=np.tile(np.arange(items), each),
    )
    hard = found.item_difficulty
    able = found.theta - hard.mean()
    return Answer(hard - hard.mean(), found.facet_parameters["rater"], able, -2 * found.log_likelihood)


def raschpy(table):
    """Calibration by pairs, Warm's measures of people; no standard errors."""
    from raschpy import MFRM

    model = MFRM(table, max_score=len(STEPS), validate=False)
    model.calibrate()
    model.person_estimates()
    persons = model.persons_global.sort_index()
    return Answer(np.array(model.items_global), np.array(model.raters_global), np.array(persons))


def as_table(invented):
    """What RaschPy reads; making it is not counted."""
    import pandas

    ratings = invented.ratings
    columns = {"r": ratings.rater.index, "p": ratings.person.index, "i": ratings.item.index, "x": ratings.value}
    return pandas.DataFrame(columns).pivot(index=["r", "p"], columns="i", values="x").astype(float)


def in_turn(ways, rounds=ROUNDS):
    """{way: (median seconds, its answer)}, each way asked in turn, once more at the beginning to warm up."""
    took = {way: [] for way in ways}
    answers = {}
    for _ in range(rounds + 1):
        for way, ask in ways.items():
            begun = time.perf_counter()
            answers[way] = ask()
            took[way].append(time.perf_counter() - begun)
    return {way: (statistics.median(seconds[1:]), answers[way]) for way, seconds in took.items()}


def beside_others():
    invented = Invented.of(1)
    table = as_table(invented)
    found = in_turn(
        {
            "ours": lambda: ours(invented),
            "ours with fit": lambda: ours_with_fit(invented),
            "mirt": lambda: mirt(invented),
            "RaschPy": lambda: raschpy(table),
        }
    )
    print(f"  {len(invented.ratings):,} ratings: {PEOPLE} people, {ITEMS} items, {EACH} of {RATERS} raters")
    for way, (seconds, answer) in found.items():
        errors = [
            np.sqrt(np.mean((estimates - truth) ** 2))
            for estimates, truth in zip(
                (answer.items, answer.raters, answer.persons),
                (invented.items, invented.raters, invented.persons),
                strict=True,
            )
        ]
        rmse = "  ".join(f"{error:.4f}" for error in errors)
        print(f"  {way:14} {seconds:7.3f} s   rmse of items, raters, people {rmse}   deviance {answer.deviance:.2f}")
    apart = found["ours"][1].deviance - found["mirt"][1].deviance
    print(f"  deviance, ours - mirt    {apart:+.4f}   goal within 0.1")
    for way, other, goal in (("ours", "mirt", 4), ("ours with fit", "mirt", 4), ("ours", "RaschPy", 2)):
        print(f"  {other + ' / ' + way:24} {found[other][0] / found[way][0]:.1f}   goal >= {goal}")


def growth():
    took, theirs = {}, {}
    for people in GROWTH:
        invented = Invented.of(2, people)
        ways = {"ours": lambda invented=invented: ours(invented)}
        if people <= MIRT_UP_TO:
            ways["mirt"] = lambda invented=invented: mirt(invented)
        found = in_turn(ways, rounds=3)
        count = len(invented.ratings)
        took[count] = found["ours"][0]
        if "mirt" in found:
            theirs[count] = found["mirt"][0]
        ratio = f"   mirt / ours {theirs[count] / took[count]:.1f}" if count in theirs else ""
        print(f"  {count:9,} ratings {took[count]:7.3f} s{ratio}")
    print(f"  time grows as ratings to the power {exponent(took):.2f} (mirt {exponent(theirs):.2f})   goal <= 0.7")
    linked = in_turn({"linked": lambda: is_connected(invented.ratings)}, rounds=5)["linked"]
    assert linked[1]
    print(f"  are all raters linked?   {linked[0]:.3f} s   goal <= 0.1")


def as_in_practice():
    """Many raters, and three items in ten not observable: hardly two people are rated alike."""
    invented = Invented.of(3, items=12, raters=100, each=2, missing=0.3)
    found = in_turn({"ours": lambda: ours(invented), "mirt": lambda: mirt(invented)}, rounds=3)
    apart = found["ours"][1].deviance - found["mirt"][1].deviance
    print(f"  {len(invented.ratings):,} ratings: {PEOPLE} people, 12 items of which 30 % are missing, 2 of 100 raters")
    print(f"  ours {found['ours'][0]:.3f} s   deviance, ours - mirt {apart:+.4f}")
    print(f"  mirt / ours              {found['mirt'][0] / found['ours'][0]:.1f}")


def exponent(took):
    counts, seconds = np.array(list(took)), np.array(list(took.values()))
    return np.polyfit(np.log(counts), np.log(seconds), 1)[0]


def short_design(seeds=24):
    """How far the scale is spread when people have few ratings: the slope of estimates on the truth."""
    slopes = {mml: [], jml: []}
    for seed in range(seeds):
        invented = Invented.of(seed, people=400, items=8, raters=6, each=2)
        for measure, found in slopes.items():
            one = measure(invented.ratings)
            pairs = (
                (one.items.measure, invented.items),
                (one.raters.measure, invented.raters),
                (one.thresholds[0], STEPS),
            )
            found.append([np.polyfit(truth, estimates, 1)[0] for estimates, truth in pairs])
    print(f"  400 people, 8 items, 2 of 6 raters, {seeds} draws: slope on the truth of items, raters, steps")
    for measure, found in slopes.items():
        told = "  ".join(f"{slope:.3f}" for slope in np.mean(found, axis=0))
        print(f"  {measure.__name__}    {told}" + ("   goal 0.97 to 1.04" if measure is mml else ""))


def run():
    warnings.simplefilter("ignore")
    beside_others()
    as_in_practice()
    growth()
    short_design()
