"""Many people shared out over many openings at once, as a flow of least cost (OR-tools).

First as many people as possible get a place, then as little as possible is missing over all of them, then wishes.
An opening takes as many as it has places, and openings of one agreement together no more than it has seats. The same
people and openings always give the same plan.
"""

from collections.abc import Sequence

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from placements.matching.scoring import Pairs

NOBODY = -1


def plan(
    pairs: Pairs,
    *,
    people: int,
    places: Sequence[int],
    agreement: Sequence[int] | None = None,
    seats: Sequence[int] | None = None,
) -> np.ndarray:
    """For each person the place of her opening in the list, or NOBODY; optimal over all pairs, none is left out.

    `places` are what each opening has free, `agreement` the place of its agreement in `seats`, what each of those has
    free; without them openings share nothing. ArithmeticError where the solver finds no plan, which never happens.
    """
    found = np.full(people, NOBODY, np.int64)
    if not len(pairs):
        return found
    flow, openings, rooms = SimpleMinCostFlow(), len(places), np.asarray(places, np.int64)
    arcs, dearest = _every_pair(flow, pairs, people)
    _tie(flow, np.arange(openings) + people, _shares(people, openings, agreement, seats), rooms)
    end = people + openings
    if seats is not None:
        end += len(seats)
        _tie(flow, np.arange(people + openings, end), np.full(len(seats), end), np.asarray(seats, np.int64))
    alone = (dearest + 1) * (min(people, int(rooms.sum())) + 1)  # dearer than all that others could give up
    _tie(flow, np.arange(people), np.full(people, end), np.ones(people, np.int64), alone)
    supplies = np.append(np.ones(people, np.int64), -people)
    flow.set_nodes_supplies(np.append(np.arange(people), end).astype(np.int32), supplies)
    if flow.solve() != flow.OPTIMAL:
        raise ArithmeticError("no plan")
    taken = flow.flows(arcs) > 0
    found[pairs.person[taken]] = pairs.opening[taken]
    return found


def _every_pair(flow, pairs, people):
    """The arcs of all pairs, and what the dearest of them costs; none costs less than nothing."""
    cost = pairs.cost.astype(np.int64)
    cost -= min(int(cost.min()), 0)
    heads = pairs.opening.astype(np.int32) + np.int32(people)
    tails = pairs.person.astype(np.int32, copy=False)
    arcs = flow.add_arcs_with_capacity_and_unit_cost(tails, heads, np.ones(len(pairs), np.int64), cost)
    return arcs, int(cost.max())


def _shares(people, openings, agreement, seats):
    """Where each opening leads: to its agreement, or to the end."""
    if seats is None:
        return np.full(openings, people + openings)
    return np.asarray(agreement, np.int64) + people + openings


def _tie(flow, tails, heads, capacities, cost=0):
    costs = np.full(len(tails), cost, np.int64)
    flow.add_arcs_with_capacity_and_unit_cost(tails.astype(np.int32), heads.astype(np.int32), capacities, costs)
