"""What a district has already, as the register would write it."""

from collections import Counter, defaultdict

from django.db.models import F

from beneficiaries.models import Episode, Person
from equipe.enums import TeamKind
from equipe.models import Municipality, Team
from placements.models import Agreement, Hire, Host, Internship
from reporting.models import CostLine, FundingYear, Spending
from reporting.register.books import Books, Case, Frame
from reporting.register.people import OF_A_CASE, OF_A_PERSON
from reporting.register.reading import bare
from reporting.register.words import SERVICE_COST_LINES


def books_of(ambito) -> Books:
    """Everything a new row is held against; without an Ambito, the books of one that has nothing yet."""
    if ambito is None:
        return Books(cost_lines={bare(name): name for name in SERVICE_COST_LINES})
    books = Books(
        people=_people(ambito),
        cases=_cases(ambito),
        hosts=_hosts(ambito),
        host_kinds={number: host.kind for number, host in hosts_of(ambito).items()},
        hire_keys=_hires(ambito),
        spending=_spending(ambito),
        closed_years=FundingYear.objects.closed_years(ambito),
        cost_lines={bare(name): name for name in cost_lines_of(ambito)},
        municipalities={bare(name): name for name in _names(Municipality, ambito)} or None,
        teams={bare(team.name): team.name for team in teams_of(ambito)},
    )
    _add_internships(ambito, books)
    _know_by_old_codes(ambito, books)
    return books


def cost_lines_of(ambito):
    """The district's own headings; those of a service of this kind where it has not written any."""
    return list(CostLine.objects.filter(ambito=ambito).in_order().values_list("name", flat=True)) or list(
        SERVICE_COST_LINES
    )


def teams_of(ambito):
    return Team.objects.filter(ambito=ambito).exclude(kind=TeamKind.OFFICE)


def _names(model, ambito):
    return model.objects.filter(ambito=ambito).values_list("name", flat=True)


def _people(ambito):
    """What is known of everybody, with her municipality by name."""
    people = Person.objects.filter(ambito=ambito).exclude(tax_code="")
    own = [name for name in OF_A_PERSON if name != "municipality"]
    found = people.values("tax_code", *own, place=F("municipality__name"))
    return {person.pop("tax_code"): person | {"municipality": person.pop("place") or ""} for person in found}


def _cases(ambito):
    found = defaultdict(list)
    episodes = Episode.objects.filter(person__ambito=ambito).exclude(person__tax_code="")
    for told in episodes.values("opened_on", *OF_A_CASE, code=F("person__tax_code")):
        found[told.pop("code")].append(Case(told.pop("opened_on"), told["closed_on"], told))
    return dict(found)


def hosts_of(ambito):
    """The hosts of a district by VAT number; the number of a record that was merged means the one that stays."""
    numbered = Host.objects.filter(ambito=ambito).exclude(vat_number="").select_related("ambito", "merged_into__ambito")
    found = {}
    for host in numbered.order_by(F("merged_into").desc(nulls_first=True)):
        found.setdefault(host.vat_number, host.merged_into or host)
    return found


def _numbers(ambito):
    """The VAT numbers by which each host is known."""
    numbers = defaultdict(list)
    for number, host in hosts_of(ambito).items():
        numbers[host.pk].append(number)
    return numbers


def _hosts(ambito):
    frames = defaultdict(list)
    for agreement in Agreement.objects.filter(host__ambito=ambito).in_order():
        told = Frame(agreement.number, agreement.starts_on, agreement.ends_on, agreement.seats)
        frames[agreement.host_id].append(told)
    return {number: frames[host.pk] for number, host in hosts_of(ambito).items()}


def _add_internships(ambito, books):
    """Every internship keeps its person from another one, and takes a seat of its agreement."""
    numbers = _numbers(ambito)
    for internship in Internship.objects.filter(host__ambito=ambito).select_related("person", "agreement"):
        tax_code, own = internship.person.tax_code, numbers[internship.host_id]
        period = (internship.starts_on, internship.last_day)
        if tax_code:
            books.internship_keys |= {(tax_code, number, internship.starts_on) for number in own}
            books.internships.setdefault(tax_code, []).append(period)
        if internship.agreement and own:
            for frame in books.hosts[own[0]]:  # of several numbers of one host each leads to the same frames
                if frame.number == internship.agreement.number:
                    frame.taken.append(period)


def _hires(ambito):
    numbers = _numbers(ambito)
    hires = Hire.objects.filter(host__ambito=ambito).exclude(person__tax_code="")
    keys = hires.values_list("person__tax_code", "host", "starts_on")
    return {(code, number, day) for code, host, day in keys for number in numbers[host]}


def _know_by_old_codes(ambito, books):
    """The tax code of a record that was merged means the person who stays, with all that is known of her."""
    for merged in Person.objects.coded(ambito=ambito).merged_into_another():
        old, now = merged.tax_code, merged.standing_record.tax_code
        if old == now or not now:
            continue
        books.cases[old] = books.cases.setdefault(now, [])
        if now in books.people:
            books.people[old] = books.people[now]
        books.internships[old] = books.internships.setdefault(now, [])
        for keys in (books.internship_keys, books.hire_keys):
            keys |= {(old, *rest) for code, *rest in keys if code == now}


def _spending(ambito):
    rows = Spending.objects.filter(ambito=ambito)
    return Counter(rows.values_list("cost_line__name", "dated_on", "description", "amount"))
