"""Which figures of people no paper of a year tells: the whole district, the sheets of its municipalities, the notes.

Rules over what was counted: they ask nothing of the database. What is hidden depends on the figures of the year and of
those before it, never on the paper; sheets and notes are settled beneath the figures of the whole.
"""

from beneficiaries.enums import CitizenshipGroup, Isced, Sex
from equipe.suppression import FEWEST, Count, hide
from reporting.indicators.counting import FIGURES
from reporting.indicators.nesting import Part, cells_to_hide, some_of, to_hide
from reporting.indicators.passing import QUARTERS, Way, hidden_in_passing
from reporting.indicators.staying import Published, Stay, hidden_in_staying

ALIKE = {
    "eeco06": ("entered_by_age", "under_18"),
    "eeco07": ("entered_by_age", "18_29"),
    "eeco08": ("entered_by_age", "55_over"),
    "eeco09": ("entered_by_isced", Isced.LOW),
    "eeco10": ("entered_by_isced", Isced.MIDDLE),
    "eeco11": ("entered_by_isced", Isced.HIGH),
    "eeco12": ("entered_disabled", ""),
    "eeco13": ("entered_by_citizenship", CitizenshipGroup.THIRD_COUNTRY),
}
"""Indicators of the Fund that count the same people as a line of another figure."""

BY_GENDER = (
    ("entered_by_sex", ("eeco06", "eeco07", "eeco08")),
    ("entered_by_sex", ("eeco09", "eeco10", "eeco11")),
    *(("entered_by_sex", (code,)) for code in ("eeco12", "eeco13", "eeco14", "eeco15", "eeco16", "eeco17", "eeco01")),
    ("eeco01", ("eeco02", "eeco04", "eeco05")),
    ("eeco02", ("eeco03",)),
)
"""Whose people by gender are divided once more, by which figures; each after those that it is a part of."""

RESULTS = ("eecr01", "eecr02", "eecr03", "eecr04", "eecr05", "eecr06")

PLACED_WITHIN = {
    "people_in_charge": ("people_entered", "people_placed", "people_left"),
    "placements_running": ("placements_started",),
    "referrals_received": (),
    "jobs_started": (),
}
"""What the sheets of the municipalities tell, and which of it is a part of which."""

ENDINGS = ("placements_completed", "placements_interrupted")
"""What no sheet tells apart; their sum can be reckoned from the sheets of two years."""

PLACED_LINES = ("entered_disabled", "entered_by_sex", "entered_by_age")
"""Beneath the people entered of a municipality."""

IN_SHEETS = (*PLACED_WITHIN, *(each for parts in PLACED_WITHIN.values() for each in parts), *PLACED_LINES)

BEHIND_SHEETS = (*IN_SHEETS, *ENDINGS)

IN_NOTES = (
    "people_in_charge",
    "people_entered",
    "people_left",
    "people_placed",
    "referrals_received",
    "placements_running",
    "placements_started",
    "placements_interrupted",
    "jobs_started",
)
"""The figures of people that the quarterly notes tell."""

STAYS = (
    Stay("people_in_charge", "people_entered", "people_left"),
    Stay("placements_running", "placements_started", "placements_ended"),
)
"""Who stays from year to year. How many internships ended is told by no paper, but for those that tell how."""

BEHIND_NOTES = (*IN_NOTES, "placements_completed")
"""With what is reckoned from the notes although they do not tell it: internships that ended as planned."""


# The whole district


def hidden_in(values: dict, *before: dict) -> frozenset:
    """What is not told of a year, as pairs of figure and line; the figure's own number has no line.

    `before` are the figures of the years before, whose papers are known, the nearest first.
    """
    known = []
    for each in (*reversed(before), values):
        known.append(Published({"": each}, frozenset(("", *key) for key in _beside(each, known))))
    return frozenset(each[1:] for each in known[-1].hidden)


def _beside(values, known) -> frozenset:
    """What a year does not tell where it is known what the years before have told, the nearest last."""
    alone = _settled(values)
    given_away = _given_away(Published({"": values}, frozenset(("", *key) for key in alone)), known)
    return alone | _settled(values, {each[1:] for each in given_away}) if given_away else alone


def _settled(values, already=frozenset()) -> frozenset:
    hidden = set().union(*(to_hide(root, already) for root in roots_of(values)))
    hidden |= {(code, "") for code, line in ALIKE.items() if line in hidden}
    for margin, codes in BY_GENDER:
        hidden |= _by_gender(margin, codes, values, hidden)
    return frozenset(hidden)


def _given_away(now: Published, known) -> frozenset:
    """What has to be hidden besides, for the papers of the years before are known."""
    if not known:
        return frozenset()
    years = [_with_endings(each) for each in (*known, now)]
    return frozenset().union(*(hidden_in_staying(stay, *years) for stay in STAYS)) - years[-1].hidden


def _with_endings(year: Published) -> Published:
    """With how many internships ended, however they did: told where it is told how."""
    figures = {
        place: values | {"placements_ended": sum(values[code] for code in ENDINGS)}
        for place, values in year.figures.items()
    }
    hidden = {(place, "placements_ended", "") for place, code, _line in year.hidden if code in ENDINGS}
    return Published(figures, year.hidden | hidden)


def roots_of(values: dict) -> list[Part]:
    """All that is told of a year, as trees of people: what they are divided into, and what is a part of what."""

    def one(code, *divisions):
        return Part((code, ""), _number(values[code]), divisions)

    def lines(code):
        return tuple(Part((code, each.key), values[code].get(each.key, 0)) for each in FIGURES[code].slices)

    def some(code):
        return some_of(one(code))

    unemployed = one("eeco02", some("eeco03"))
    entered = one(
        "people_entered",
        *(lines(f"entered_by_{how}") for how in ("sex", "age", "citizenship", "isced")),
        some("entered_disabled"),
        some_of(one("eeco01", (unemployed, one("eeco04"), one("eeco05")))),
        *(some(f"eeco{number}") for number in (14, 15, 16, 17)),
    )
    results = (some_of(one(code, lines(code))) for code in RESULTS)
    left = one("people_left", lines("left_by_reason"), *results)
    ways_out = one("placements_completed"), one("placements_interrupted", lines("interrupted_by_reason"))
    ended = Part(("placements_ended", ""), sum(each.people for each in ways_out), (ways_out,))
    started = one("placements_started", lines("placements_by_kind"), _months("placements_by_month", values))
    return [
        one("people_in_charge", some_of(entered), some("people_placed"), some_of(left)),
        one("referrals_received"),
        one("referrals_accepted"),
        one("referrals_declined"),
        one("placements_running", some_of(started), some_of(ended)),
        one(
            "jobs_started",
            some("jobs_same_host_within_6_months"),
            lines("jobs_by_contract"),
            _months("jobs_by_month", values),
        ),
        one("assessments_agreed"),
        one("contacts"),
    ]


def _number(value):
    return sum(value.values()) if isinstance(value, dict) else value or 0


def _months(code, values):
    """The months within their quarters, which the quarterly notes tell."""
    months = [Part((code, each.key), values[code].get(each.key, 0)) for each in FIGURES[code].slices]
    quarters = (tuple(months[3 * place : 3 * place + 3]) for place in range(4))
    return tuple(
        Part((code, f"quarter {number}"), sum(each.people for each in months), (months,))
        for number, months in enumerate(quarters, 1)
    )


def _by_gender(margin, codes, values, hidden):
    rows = [sex for sex in Sex.values if (margin, sex) not in hidden]
    columns = [code for code in codes if (code, "") not in hidden]
    cells = {(sex, code): values[code].get(sex, 0) for sex in Sex.values for code in codes}
    rest = {sex: values[margin].get(sex, 0) - sum(cells[sex, code] for code in codes) for sex in Sex.values}
    if (margin, "") in hidden or min(rest.values()) < 0:
        return {(code, sex) for sex, code in cells}
    cells |= {(sex, None): people for sex, people in rest.items()}
    return {(code, sex) for sex, code in cells_to_hide(rows, columns, cells) if code}


TOLD = frozenset(
    part.key[0]
    for root in roots_of({code: {} if figure.is_breakdown else 0 for code, figure in FIGURES.items()})
    for part in root.everything
    if part.key
) & FIGURES.keys() | frozenset(ALIKE)
"""The figures of people that papers tell; no other is told, for nobody has looked at what it would give away."""


# The sheets of the municipalities


def hidden_in_sheets(year: tuple[dict, dict], *before: tuple[dict, dict]) -> frozenset:
    """What the sheets of a year do not tell, as (municipality, figure, line): they are read beside the whole.

    A year is the whole and the figures of each municipality; `before` are the years before, the nearest first.
    """
    known, wholes = [], []
    for whole, places in (*reversed(before), year):
        hidden = frozenset(("", *each) for each in hidden_in(whole, *wholes))
        found = _sheets_beside(whole, places, hidden, known)
        known.append(Published({"": whole, **places}, hidden | found))
        wholes.insert(0, whole)
    return found


def _sheets_beside(whole, places, hidden, known) -> frozenset:
    alone = _settled_sheets(whole, places, hidden)
    given_away = _given_away(Published({"": whole, **places}, hidden | alone), known)
    return alone | _settled_sheets(whole, places, hidden, given_away) if given_away else alone


def _settled_sheets(whole, places, hidden, already=frozenset()) -> frozenset:
    """What the sheets of a year do not tell by themselves, beneath what is hidden already."""
    hidden = hidden | already | {(place, code, "") for place in places for code in ENDINGS}
    for code, parts in PLACED_WITHIN.items():
        hidden |= _spread_over_places(code, whole, places, hidden)
        for part in parts:
            hidden |= _within_places(code, {(part, ""): None}, whole, places, hidden)
    for code in PLACED_LINES:
        lines = [(code, each.key) for each in FIGURES[code].slices] or [(code, "")]
        hidden |= _within_places("people_entered", dict.fromkeys(lines), whole, places, hidden)
    if any(_told_by_alikeness(code, sex, whole, places) for code, sex in _by_gender_told(hidden)):
        hidden |= {(place, "entered_by_sex", sex) for place in places for sex in Sex.values}
    return frozenset(each for each in hidden if each[0])


def _by_gender_told(hidden):
    """The lines of the Fund by gender that the whole tells of, and the sheets of all genders together."""
    codes = [code for code, (figure, _key) in ALIKE.items() if figure in PLACED_LINES]
    return [(code, sex) for code in codes for sex in Sex.values if ("", code, sex) not in hidden]


def _told_by_alikeness(code, sex, whole, places) -> bool:
    """Whether few are left over of an indicator by gender because people are alike somewhere.

    Where all who came are of one gender, or all are counted by the indicator, or nobody of the gender or of the
    indicator came anywhere else, it is known how many are both; without these lines of the sheets it is not.
    """
    everywhere, lefts, sums = whole[code].get(sex, 0), [], {0}
    for values in places.values():
        came, mine, counted = values["people_entered"], values["entered_by_sex"].get(sex, 0), _line(values, ALIKE[code])
        if came in (mine, counted) or not mine or not counted:
            both = min(mine, counted)
        elif mine == whole["entered_by_sex"].get(sex, 0) or counted == _line(whole, ALIKE[code]):
            both = everywhere
        else:
            continue
        lefts += [mine - both, counted - both]
        sums |= {together + both for together in sums}
    return any(0 < left < FEWEST for left in (*lefts, *(everywhere - together for together in sums)))


def _spread_over_places(code, whole, places, hidden):
    parts = tuple(Part((place, code, ""), values[code]) for place, values in places.items())
    if ("", code, "") in hidden:
        return {each.key for each in parts}
    people = max(whole[code], sum(each.people for each in parts))  # who came twice counts in two quarters
    return to_hide(Part(("", code, ""), people, (parts,)), hidden) - {("", code, "")}


def _within_places(margin, lines, whole, places, hidden):
    """Lines of a figure in each municipality, which are parts of another figure there; the rest lives elsewhere."""
    lines = list(lines)
    cells = {(place, line): _line(values, line) for place, values in places.items() for line in lines}
    rest = {place: values[margin] - sum(cells[place, line] for line in lines) for place, values in places.items()}
    elsewhere = {line: _line(whole, line) - sum(cells[place, line] for place in places) for line in lines}
    others = whole[margin] - sum(_line(whole, line) for line in lines) - sum(rest.values())
    if ("", margin, "") in hidden or min(*rest.values(), *elsewhere.values(), others, 0) < 0:
        return {(place, *line) for place, line in cells}
    rows = [place for place in places if (place, margin, "") not in hidden]
    columns = [line for line in lines if ("", *line) not in hidden]
    cells |= {(place, None): people for place, people in rest.items()}
    cells |= {(None, line): people for line, people in elsewhere.items()} | {(None, None): others}
    return {(place, *line) for place, line in cells_to_hide(rows, columns, cells) if place and line}


def _line(values, line):
    code, key = line
    return values[code].get(key, 0) if key else values[code]


# The quarterly notes


def hidden_in_quarters(whole: dict, quarters: dict, year: frozenset) -> frozenset:
    """What the notes of a year do not tell, as (quarter, figure, line): they are read together and beside the year.

    `year` is what the papers of the year hide.
    """
    hidden = _spread_over_places("referrals_received", whole, quarters, {("", *each) for each in year})
    hidden |= {(number, "people_placed", "") for number in _placed_to_hide(whole, quarters, year)}
    hidden |= {(number, "jobs_started", "") for number in QUARTERS if ("jobs_by_month", f"quarter {number}") in year}

    def here(code):
        return {number: values[code] for number, values in quarters.items()}

    def way(code, **more):
        told = whole[code] if (code, "") not in year else None
        return Way(code, here(code), told, **more)

    def passing(code, came, *went, **more):
        if (code, "") in year:
            return {(number, each) for number in QUARTERS for each in (code, came.code, *(way.code for way in went))}
        return hidden_in_passing(code, here(code), whole[code], came, went, **more)

    placed = whole["people_placed"] if ("people_placed", "") not in year else 0
    besides = {number: placed for number, people in here("people_in_charge").items() if 0 < people - placed < FEWEST}
    found = passing("people_in_charge", way("people_entered"), way("people_left"), told_of_them=besides)
    by_month = {number for number in QUARTERS if ("placements_by_month", f"quarter {number}") in year}
    found |= passing(
        "placements_running",
        way("placements_started", known=frozenset(QUARTERS).difference(by_month)),
        way("placements_interrupted"),
        way("placements_completed", told=False),
        told_of_them={},
        already={(number, "placements_started") for number in by_month if quarters[number]["placements_started"]},
    )
    came = {stay.came for stay in STAYS if (stay.came, "") in year and not whole[stay.came]}
    found |= {(number, code) for number in QUARTERS for code in came}
    return frozenset(hidden | {(number, code, "") for number, code in found})


def _placed_to_hide(whole, quarters, year):
    """The quarters in which it is not told how many were placed: few of them, or few beside them at any time."""
    people = {number: values["people_placed"] for number, values in quarters.items()}
    if ("people_placed", "") in year:
        return frozenset(people)
    around = [whole["people_in_charge"], *(values["people_in_charge"] for values in quarters.values())]
    few_beside = {number for number, n in people.items() if n and any(0 < each - n < FEWEST for each in around)}
    counts = {number: Count("all", "end", n) for number, n in people.items()}
    together = max(whole["people_placed"], sum(people.values()))  # who was placed twice counts in two quarters
    counts["others"] = Count("all", "end", together - sum(people.values()), told=False)
    counts["all"] = Count("end", "all", together, known=True)
    return hide(counts, few_beside) & people.keys()
