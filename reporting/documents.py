"""Each paper we print: its template, and what stands on it. How it becomes a PDF is not known here."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from reporting import charts, rules, tables
from reporting.enums import ReportKind
from reporting.indicators import ACCESS, ENTERED, FIGURES, JOBS, MONEY, PEOPLE, PLACEMENTS, TOGETHER, Counted


@dataclass(frozen=True)
class Imprint:
    """Who prints what for whom, and when: the words of the title page."""

    ambito: object
    year: int
    author: str
    printed_on: object
    language: str

    @property
    def day(self):
        """The day of printing in words, in the language of the page that is being made."""
        return tables.long_day(self.printed_on)


@dataclass(frozen=True)
class Block:
    """A table, with its drawing where it has one."""

    table: tables.Table
    chart: charts.Chart | None = None


@dataclass(frozen=True)
class Section:
    """A chapter of a paper: heading, sentences, tables."""

    code: str
    title: str
    sentences: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()


def report(kind, counted: Counted, previous: Counted, imprint: Imprint):
    """The yearly paper of this kind: template and context."""
    with override(imprint.language):
        sections = SECTIONS[kind](counted, previous)
    context = {"imprint": imprint, "counted": counted, "sections": sections, "title": title_of(kind, imprint.language)}
    return f"reporting/documents/{kind}.html", context


def report_tables(kind, counted: Counted, previous: Counted, *, language):
    """The tables of that paper, for the workbook and the screen."""
    with override(language):
        return tuple(block.table for section in SECTIONS[kind](counted, previous) for block in section.blocks)


def figures_of(printed):
    """The figures of a printed report and of the year before, as they were then."""
    return Counted.thawed(printed.figures["counted"]), Counted.thawed(printed.figures["previous"])


def title_of(kind, language):
    with override(language):
        return {ReportKind.FUNDING: _("Yearly funding report"), ReportKind.OUTCOMES: _("Yearly outcome report")}[kind]


# The funding report: what was granted, what was spent, whose share it is, what was done with it


def _funding(counted, previous):
    done = ("people_in_charge", "people_entered", "placements_running", "placements_started", "jobs_started")
    costs = ("cost_total", "cost_per_person", "cost_per_placement", "cost_per_job")
    return (
        Section("short", _("The year in short"), _money_in_short(counted), (_money_figures(counted, previous),)),
        Section(
            "shares",
            _("Region and Municipality"),
            (_("The shares are exact to the cent: the two parts always add up to the whole (largest remainder)."),),
            (_shares(counted),),
        ),
        Section("lines", _("What the money was spent for"), (), (_drawn(tables.breakdown("cost_lines", counted)),)),
        Section("months", _("Spending through the year"), (), (_spending_by_month(counted),)),
        Section(
            "done",
            _("What was done with it"),
            _done_in_short(counted),
            (
                _plain(tables.against_targets(counted)),
                _plain(tables.figures_of("done", _("Activity"), done, counted, previous)),
                _plain(tables.figures_of("unit_costs", _("Cost of one"), costs, counted, previous)),
            ),
        ),
        _definitions((*(figure.code for figure in MONEY), *done)),
    )


def _money_in_short(counted):
    plan = counted.plan
    words = {
        "year": counted.year,
        "spent": tables.money(counted["cost_total"]),
        "granted": tables.money(counted["granted"]),
        "part": tables.per_cent(rules.per_cent(counted["cost_total"], counted["granted"])),
        "region": tables.money(counted["share_region"]),
        "region_share": tables.per_cent(plan.percent_region),
        "municipality": tables.money(counted["share_municipality"]),
        "municipality_share": tables.per_cent(plan.percent_municipality),
    }
    spent = _("In %(year)s the service spent %(spent)s.")
    if counted["granted"]:
        spent = _("In %(year)s the service spent %(spent)s of the %(granted)s granted: %(part)s.")
    shared = _(
        "%(region)s fall to the Region (%(region_share)s) and %(municipality)s to the Municipality "
        "(%(municipality_share)s)."
    )
    return (spent % words, shared % words)


def _money_figures(counted, previous):
    codes = ("granted", "cost_total", "residual", "share_region", "share_municipality")
    return _plain(tables.figures_of("money", _("The money of the year"), codes, counted, previous))


def _shares(counted):
    table = tables.shares(counted)
    return Block(table, charts.side_by_side(table, (_("Granted"), _("Spent"))))


def _spending_by_month(counted):
    table = tables.by_month("spending_by_month", _("Spending by month"), {"cost_by_month": _("Spent")}, counted)
    return Block(table, charts.through_the_year(table, money=True))


def _done_in_short(counted):
    plan = counted.plan
    sentence = _(
        "%(placements)s internships started (%(aim)s were aimed at) and %(jobs)s jobs (%(jobs_aim)s were aimed at)."
    )
    return (
        sentence
        % {
            "placements": counted["placements_started"],
            "aim": plan.target_placements,
            "jobs": counted["jobs_started"],
            "jobs_aim": plan.target_jobs,
        },
    )


# The outcome report: who came, what was done together, where they were placed, which jobs followed


def _outcomes(counted, previous):
    short = ("people_in_charge", "people_entered", "people_left", "placements_started", "people_placed", "jobs_started")
    return (
        Section(
            "short",
            _("The year in short"),
            (_people_in_short(counted), *_done_in_short(counted)),
            (
                _plain(tables.against_targets(counted)),
                _plain(tables.figures_of("short", _("The main figures"), short, counted, previous)),
            ),
        ),
        Section("access", _("How people came"), (), (_figures("access", _("Referrals"), ACCESS, counted, previous),)),
        Section("people", _("Who came"), (), (*_entered(counted, previous), _left(counted))),
        Section(
            "together",
            _("What was done together"),
            (_("Several professionals assess independently, then agree: what differs is talked over."),),
            (_figures("together", _("Assessments and contacts"), TOGETHER, counted, previous),),
        ),
        Section("placements", _("Internships"), (), _placed(counted, previous)),
        Section("jobs", _("Hires"), (), _jobs(counted, previous)),
        _definitions(figure.code for figure in (*PEOPLE, *ENTERED, *ACCESS, *TOGETHER, *PLACEMENTS, *JOBS)),
    )


def _people_in_short(counted):
    sentence = _(
        "In %(year)s the service followed %(people)s people; %(entered)s of them came in the course of the year, "
        "%(left)s cases were closed."
    )
    return sentence % {
        "year": counted.year,
        "people": counted["people_in_charge"],
        "entered": counted["people_entered"],
        "left": counted["people_left"],
    }


def _entered(counted, previous):
    disabled = _figures(
        "entered",
        _("People in charge and entered"),
        [FIGURES[code] for code in ("people_in_charge", "people_entered", "entered_disabled")],
        counted,
        previous,
    )
    return (
        disabled,
        *(_drawn(tables.breakdown(figure.code, counted)) for figure in ENTERED if figure.slices),
    )


def _left(counted):
    return _plain(tables.breakdown("left_by_reason", counted))


def _placed(counted, previous):
    columns = {"placements_by_month": _("Internships"), "jobs_by_month": _("Hires")}
    starts = tables.by_month("starts_by_month", _("Internships and jobs started, by month"), columns, counted)
    return (
        _figures("placements", _("Internships and hosts"), PLACEMENTS, counted, previous),
        Block(starts, charts.through_the_year(starts)),
        _drawn(tables.breakdown("placements_by_kind", counted)),
        _plain(tables.breakdown("interrupted_by_reason", counted)),
    )


def _jobs(counted, previous):
    return (
        _figures("jobs", _("Jobs started"), JOBS, counted, previous),
        _drawn(tables.breakdown("jobs_by_contract", counted)),
    )


# What both are made of


def _figures(code, title, figures, counted, previous):
    codes = tuple(figure.code for figure in figures if not figure.slices)
    return _plain(tables.figures_of(code, title, codes, counted, previous))


def _plain(table):
    return Block(table)


def _drawn(table):
    return Block(table, None if table.empty else charts.across(table))


def _definitions(codes):
    return Section("definitions", _("Definitions"), (), (Block(tables.definitions(tuple(codes))),))


SECTIONS = {ReportKind.FUNDING: _funding, ReportKind.OUTCOMES: _outcomes}
