"""Quarterly notes beside each other and the year, internships, jobs and exits: nobody is left over between them."""

from collections import Counter
from itertools import product

from hypothesis import example, given
from hypothesis import strategies as st

from beneficiaries.enums import ClosingReason, Sex
from placements.enums import ContractKind, InternshipKind, InterruptionReason
from reporting.indicators import FIGURES
from reporting.indicators.hiding import BEHIND_NOTES, IN_NOTES, hidden_in, hidden_in_quarters, hidden_in_sheets
from reporting.indicators.passing import QUARTERS
from reporting.indicators.telling import YEARS_BEFORE
from tests.reporting.reader import READ, Reader

BEFORE, AFTER = 0, 5
SIZES = st.sampled_from((1, 2, 3, 4, 5, 9, 30))
WHOLE = ""


def populations(reader):
    some = st.lists(st.tuples(st.sampled_from(reader.kinds), SIZES), min_size=1, max_size=14)
    return some.map(lambda drawn: list({kind: (kind, n) for kind, n in drawn}.values()))


def values_of(population, numbers_of, place=WHOLE):
    """The figures of a year, or of one of its quarters, as they are counted."""
    values = {code: Counter() if figure.is_breakdown else 0 for code, figure in FIGURES.items()}
    for kind, n in population:
        for where, code, line in numbers_of(kind):
            if where == place and line:
                values[code][line] += n
            elif where == place and not FIGURES[code].is_breakdown:
                values[code] += n
    return values


def told_of_the_year(population, numbers_of):
    hidden = hidden_in(values_of(population, numbers_of))
    return lambda number: number[1:] not in hidden


def told_with_notes(population, numbers_of):
    """What the papers of the year and its four notes tell."""
    whole = values_of(population, numbers_of)
    quarters = {number: values_of(population, numbers_of, number) for number in QUARTERS}
    year, notes = hidden_in(whole), hidden_in_quarters(whole, quarters, hidden_in(whole))

    def is_told(number):
        place, code, line = number
        if place == WHOLE:
            return (code, line) not in year
        return code in IN_NOTES and number not in notes

    return is_told


# People


def numbers_of_a_person(kind):
    came, went, placed = kind
    yield WHOLE, "people_in_charge", ""
    for quarter in QUARTERS:
        if came <= quarter <= went:
            yield quarter, "people_in_charge", ""
    for code, quarter in (("people_entered", came), ("people_left", went), ("people_placed", placed)):
        if quarter in QUARTERS:
            yield from ((place, code, "") for place in (WHOLE, quarter))


STAYS = [(came, went) for came in (BEFORE, *QUARTERS) for went in (*QUARTERS, AFTER) if came <= went]
PEOPLE = Reader(
    [
        (came, went, placed)
        for came, went in STAYS
        for placed in (None, *QUARTERS)
        if placed is None or came <= placed <= went
    ],
    numbers_of_a_person,
)
TWO_WENT_IN_SPRING = [((BEFORE, AFTER, None), 30), ((BEFORE, 2, None), 2), ((3, AFTER, None), 9)]


@READ
@given(populations(PEOPLE))
@example(TWO_WENT_IN_SPRING)
def test_the_notes_of_a_year_leave_no_few_people_over(population):
    assert not PEOPLE.finds(population, told_with_notes(population, numbers_of_a_person))


# Internships


def numbers_of_an_internship(internship):
    month, ended, how, kind = internship
    began = (month + 2) // 3
    yield WHOLE, "placements_running", ""
    for quarter in QUARTERS:
        if began <= quarter <= ended:
            yield quarter, "placements_running", ""
    if began in QUARTERS:
        yield WHOLE, "placements_started", ""
        yield WHOLE, "placements_by_month", f"{month:02}"
        yield WHOLE, "placements_by_kind", kind
        yield began, "placements_started", ""
    if ended in QUARTERS:
        code = "placements_interrupted" if how in InterruptionReason.values else "placements_completed"
        yield from ((place, code, "") for place in (WHOLE, ended))
        if how in InterruptionReason.values:
            yield WHOLE, "interrupted_by_reason", how


INTERNSHIPS = Reader(
    [
        internship
        for internship in product(range(13), (*QUARTERS, AFTER), ("planned", *InterruptionReason.values[:2]), (1, 2))
        if (internship[0] + 2) // 3 <= internship[1]
        for internship in [(*internship[:3], InternshipKind.values[internship[3]])]
    ],
    numbers_of_an_internship,
)


@READ
@given(populations(INTERNSHIPS))
def test_internships_of_a_year_and_its_notes_leave_no_few_over(population):
    assert not INTERNSHIPS.finds(population, told_with_notes(population, numbers_of_an_internship))


# Jobs


def numbers_of_a_job(job):
    month, contract, same_host = job
    quarter = (month + 2) // 3
    yield from ((place, "jobs_started", "") for place in (WHOLE, quarter))
    yield WHOLE, "jobs_by_month", f"{month:02}"
    yield WHOLE, "jobs_by_contract", contract
    if same_host:
        yield WHOLE, "jobs_same_host_within_6_months", ""


JOBS = Reader(product(range(1, 13), ContractKind.values[:3], (True, False)), numbers_of_a_job)


@READ
@given(populations(JOBS))
def test_jobs_of_a_year_and_its_notes_leave_no_few_over(population):
    assert not JOBS.finds(population, told_with_notes(population, numbers_of_a_job))


# Exits


def numbers_of_an_exit(left):
    sex, reason, leaving, later = left
    yield WHOLE, "people_left", ""
    yield WHOLE, "left_by_reason", reason
    for code in (*leaving, *later):
        yield WHOLE, code, ""
        yield WHOLE, code, sex


LEAVING = [(), ("eecr01",), ("eecr02",), ("eecr03",), ("eecr04",), ("eecr03", "eecr04")]
EXITS = Reader(
    product(Sex.values, ClosingReason.values[:3], LEAVING, [(), ("eecr05",), ("eecr06",)]), numbers_of_an_exit
)


@READ
@given(populations(EXITS))
def test_exits_and_what_came_of_them_leave_no_few_over(population):
    assert not EXITS.finds(population, told_of_the_year(population, numbers_of_an_exit))


# Sheets of municipalities


def numbers_of_a_resident(resident):
    place, entered, placed, left = resident
    does = {"people_in_charge": True, "people_entered": entered, "people_placed": placed, "people_left": left}
    for code in (code for code, true in does.items() if true):
        yield from ((where, code, "") for where in {WHOLE, place})


PLACES = ("a", "b", "c")
RESIDENTS = Reader(product((*PLACES, WHOLE), *[(True, False)] * 3), numbers_of_a_resident)


@READ
@given(populations(RESIDENTS))
def test_sheets_and_the_whole_leave_no_few_over(population):
    whole = values_of(population, numbers_of_a_resident)
    places = {place: values_of(population, numbers_of_a_resident, place) for place in PLACES}
    hidden = {(WHOLE, *each) for each in hidden_in(whole)} | hidden_in_sheets((whole, places))
    assert not RESIDENTS.finds(population, lambda number: number not in hidden)


# One year after the other

YEARS = (1, 2, 3, 4)


def numbers_through_the_years(resident):
    """What each year and its sheets print of somebody who came in one year and left in another, or not yet."""
    place, came, left, sex = resident
    for year in YEARS[came - 1 : left]:
        for where in {WHOLE, place}:
            yield (year, where, "people_in_charge", "")
            if year == came:
                yield (year, where, "people_entered", "")
                yield (year, where, "entered_by_sex", sex)
            if year == left:
                yield (year, where, "people_left", "")


def internships_through_the_years(internship):
    place, began, ended, how = internship
    for year in YEARS[began - 1 : ended]:
        for where in {WHOLE, place}:
            yield (year, where, "placements_running", "")
            if year == began:
                yield (year, where, "placements_started", "")
            if year == ended:
                yield (year, where, how, "")
        if year == began:
            yield (year, WHOLE, "placements_by_kind", InternshipKind.values[0])


STAYS_OF_YEARS = [(came, left) for came in YEARS for left in (*YEARS, 5) if came <= left]
NEIGHBOURS = Reader(
    [(place, *stay, sex) for place in ("a", "b", WHOLE) for stay in STAYS_OF_YEARS for sex in Sex.values[:2]],
    numbers_through_the_years,
)
TRAINEES = Reader(
    [
        (place, *stay, how)
        for place in ("a", "b", WHOLE)
        for stay in STAYS_OF_YEARS
        for how in ("placements_completed", "placements_interrupted")
    ],
    internships_through_the_years,
)


def told_year_after_year(population, numbers_of):
    """What the papers of four years and the sheets of their municipalities tell."""

    def numbers_in(year):
        return lambda kind: (number[1:] for number in numbers_of(kind) if number[0] == year)

    def of(place):
        return [values_of(population, numbers_in(year), place) for year in YEARS]

    whole, places = of(WHOLE), {place: of(place) for place in ("a", "b")}
    hidden = set()
    for now, year in enumerate(YEARS):
        known = range(now, max(now - YEARS_BEFORE, 0) - 1, -1)
        wholes = [whole[each] for each in known]
        sheets = [{place: values[each] for place, values in places.items()} for each in known]
        hidden |= {(year, WHOLE, *each) for each in hidden_in(*wholes)}
        hidden |= {(year, *each) for each in hidden_in_sheets(*zip(wholes, sheets, strict=True))}
    return lambda number: number not in hidden


STAYED = [((place, 1, 5, Sex.FEMALE), 30) for place in ("a", WHOLE)]
A_FEW_LEFT_AND_NOBODY_CAME = [*STAYED, (("a", 1, 1, Sex.FEMALE), 3)]
A_FEW_LEFT = [*A_FEW_LEFT_AND_NOBODY_CAME, (("a", 2, 5, Sex.MALE), 9)]
A_FEW_CAME = [*STAYED, (("a", 1, 1, Sex.FEMALE), 9), (("a", 2, 5, Sex.MALE), 3)]


@READ
@given(populations(NEIGHBOURS))
@example(A_FEW_LEFT)
@example(A_FEW_LEFT_AND_NOBODY_CAME)
@example(A_FEW_CAME)
def test_papers_and_sheets_of_years_in_a_row_leave_no_few_people_over(population):
    assert not NEIGHBOURS.finds(population, told_year_after_year(population, numbers_through_the_years))


@READ
@given(populations(TRAINEES))
def test_internships_of_years_in_a_row_leave_no_few_over(population):
    assert not TRAINEES.finds(population, told_year_after_year(population, internships_through_the_years))


# One quarter after the other, over the end of a year

SPANS = range(1, 9)
"""The quarters of two years."""


def numbers_over_new_year(stay):
    """What two years and their notes print of somebody who came in one quarter and left in another."""
    came, went = stay
    for year in (1, 2):
        quarters = range(4 * year - 3, 4 * year + 1)
        when = [(year, WHOLE, quarters), *((year, number, (span,)) for number, span in enumerate(quarters, 1))]
        for *where, spans in when:
            if came <= max(spans) and went >= min(spans):
                yield (*where, "people_in_charge", "")
            if came in spans:
                yield (*where, "people_entered", "")
            if went in spans:
                yield (*where, "people_left", "")


OVER_NEW_YEAR = Reader(
    [(came, went) for came in (BEFORE, *SPANS) for went in (*SPANS, 9) if came <= went], numbers_over_new_year
)


def told_over_new_year(population):
    hidden, before = set(), ()
    for year in (1, 2):

        def numbers_in(kind, year=year):
            return (number[1:] for number in numbers_over_new_year(kind) if number[0] == year)

        whole = values_of(population, numbers_in)
        quarters = {number: values_of(population, numbers_in, number) for number in QUARTERS}
        papers = hidden_in(whole, *before)
        hidden |= {(year, WHOLE, *each) for each in papers}
        hidden |= {(year, *each) for each in hidden_in_quarters(whole, quarters, papers)}
        before = (whole,)
    return lambda number: number not in hidden


@READ
@given(populations(OVER_NEW_YEAR))
def test_the_notes_of_two_years_leave_no_few_people_over(population):
    assert not OVER_NEW_YEAR.finds(population, told_over_new_year(population))


def test_a_note_tells_nothing_more_than_its_figures():
    assert set(BEHIND_NOTES) - set(IN_NOTES) == {"placements_completed"}
