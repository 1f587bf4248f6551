"""The many-facet Rasch model on a table of ratings: as a page to read, or as JSON."""

import json
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from assessments import rating_file
from assessments.measures.design import subsets
from assessments.measures.extremes import telling
from assessments.measures.jmle import jml
from assessments.measures.links import cheapest_links
from assessments.measures.mml import mml
from assessments.measures.model import Anchors, Centring
from assessments.measures.ratings import Trouble, Unusable
from assessments.measures.remarks import FEW_SHARED, of_links, of_ratings, of_unrated, remarks
from assessments.measures.report import PLURALS, Reading, filled, plain, report
from assessments.measures.result import Method, nowhere
from assessments.rating_file import AnchorFile, Scale
from assessments.sentences import remarked, unmeasured

METHODS = {Method.JML: jml, Method.MML: mml}
"""How each method is asked: (ratings, partial_credit=, anchors=, centring=, …) gives a Measurement."""


class Command(BaseCommand):
    help = (
        "Measures people, items and raters on one scale (many-facet Rasch model) from a CSV file: columns person, "
        "rater, then items; an empty cell is a missing rating. With --json, ratings that cannot be measured still give "
        "JSON, with null for every measure, the subsets and the reason; the exit code is 1 only for a file that is no "
        "table of ratings."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument("--json", action="store_true", help="everything, as JSON")
        parser.add_argument("--method", choices=[str(method) for method in METHODS], default=str(Method.JML))
        parser.add_argument("--correct", action="store_true", help="take most of the joint likelihood's bias off")
        parser.add_argument("--partial-credit", action="store_true", help="steps of its own for each item")
        parser.add_argument(
            "--centring", choices=[str(centring) for centring in Centring], help="which facet sums to 0"
        )
        parser.add_argument("--anchor", type=Path, metavar="FILE.json", help="hold items, raters and steps to this run")
        parser.add_argument("--lowest", type=int, help="the lowest level of the scale; otherwise the lowest used")
        parser.add_argument("--highest", type=int, help="the highest level of the scale; otherwise the highest used")

    def handle(self, *, file, json: bool, correct, anchor, lowest, highest, **options):
        if correct and (anchor or options["method"] != Method.JML):
            raise CommandError(_("Only the joint likelihood without anchors is corrected."))
        try:
            earlier = rating_file.read_anchors(anchor) if anchor else AnchorFile(Anchors(), Scale())
            scale = Scale(
                earlier.scale.lowest if lowest is None else lowest,
                earlier.scale.highest if highest is None else highest,
            )
            found = rating_file.read(file, scale)
            if anchor:
                insist_on_anchors(earlier, found.ratings, anchor)
        except Unusable as unusable:
            raise CommandError(unmeasured(unusable)) from None
        told = measured(
            found,
            method=Method(options["method"]),
            partial_credit=options["partial_credit"],
            anchors=earlier.anchors,
            **({"centring": Centring(options["centring"])} if options["centring"] else {}),
            **({"correct": True} if correct else {}),
        )
        self.stdout.write(as_json(told) if json else as_page(told))


def insist_on_anchors(earlier: AnchorFile, ratings, path):
    """Something must be held, or the new measures only look as if they were on the old scale."""
    known = {*earlier.anchors.items, *earlier.anchors.raters}
    if not known & {*ratings.item.labels, *ratings.rater.labels}:
        raise Unusable(Trouble.NOTHING_ANCHORED, file=path.name)


def measured(found, *, method, anchors, partial_credit, **options):
    """The report on the ratings of the file, with its sentences; nulls where they cannot be measured."""
    ratings = found.ratings
    findings = list(of_unrated(found.unrated()))
    try:
        measurement = METHODS[method](ratings, partial_credit=partial_credit, anchors=anchors, **options)
    except Unusable as unusable:
        reading = Reading.of(ratings, nowhere(ratings, method, partial_credit=partial_credit))
        parts = unusable.details.get("subsets") or subsets(ratings, anchors)
        sentences, findings = [unmeasured(unusable)], [*findings, *of_ratings(ratings, reading.use)]
    else:
        reading = Reading.of(ratings, measurement)
        parts = subsets(ratings, anchors)
        sentences, findings = [], [*findings, *remarks(ratings, measurement, reading.use)]
    links = proposed(ratings, anchors, partial_credit)
    told = report(reading, parts) | {"links": plain([asdict(link) for link in links])}
    for name, labels in found.labels.items():
        told = filled(told, name, labels)
    return told | {"sentences": [*sentences, *map(remarked, (*findings, *of_links(links)))]}


def proposed(ratings, anchors, partial_credit):
    """The extra ratings that would tie the raters firmly; none where their severities are given anyway."""
    if anchors.raters:
        return ()
    return cheapest_links(telling(ratings, partial_credit=partial_credit), enough=FEW_SHARED)


def as_json(told):
    return json.dumps(told, ensure_ascii=False, indent=1)


def as_page(told):
    """The measures as tables, then the steps, then the sentences."""
    lines = []
    for name, plural in PLURALS.items():
        if plural in told:
            lines += [facet_title(name), *facet_table(told, name, plural), ""]
    lines += [_("Steps: %(steps)s") % {"steps": steps_line(told["thresholds"])}, "", *told["sentences"]]
    return "\n".join(lines)


def facet_table(told, name, plural):
    """A line for each element: measure, error, infit, outfit, fair average, ratings."""
    columns = [told[f"{plural}{ending}"] for ending in ("", "_se", "_infit", "_outfit", "_fair_average")]
    heads = (_("measure"), _("error"), _("infit"), _("outfit"), _("fair average"), _("ratings"))
    yield f"{'':<24}" + "".join(f"{head:>14}" for head in heads)
    for label, count, *numbers in zip(told[f"{name}_labels"], told[f"{plural}_n"], *columns, strict=True):
        cells = [*map(shown, numbers), "-" if count is None else str(count)]
        yield f"{label:<24}" + "".join(f"{cell:>14}" for cell in cells)


def facet_title(name):
    return {
        "person": _("People"),
        "item": _("Items"),
        "rater": _("Raters"),
        "occasion": _("Occasions"),
        "setting": _("Contexts"),
    }[name]


def steps_line(thresholds):
    if any(isinstance(row, list) for row in thresholds):
        return "; ".join(steps_line(row) if row else "-" for row in thresholds)
    return "  ".join(map(shown, thresholds))


def shown(number):
    return "-" if number is None else number_format(round(number, 2), 2)
