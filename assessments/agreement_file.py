"""Reads a file of named blocks (ratings, tables, scores before and after) and reckons what each can tell.

A block may already hold results: they are not read, only their names, which say what the block is about.
"""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from assessments import rules
from assessments.enums import Unmeasured
from assessments.measures.agreement import Metric, alphas
from assessments.measures.bands import agreement_band, icc_band
from assessments.measures.change import raw_change
from assessments.measures.grid import LARGEST, grid
from assessments.measures.icc import Form, intraclass
from assessments.measures.kappa import Weighting, kappa
from assessments.measures.ratings import Trouble, Unusable
from equipe.verdicts import Refused

SCORES = ("sd", "reliability", "pre", "post")
SPOKEN_OF = {
    "alpha": re.compile(r"krippendorff|alpha|observer|\bunits\b"),
    "icc": re.compile(r"shrout|fleiss|mcgraw|intraclass|(?<![a-z])icc(?![a-z])|target|judge"),
}
"""How a name or a source gives away what its ratings are, where no result does."""


@dataclass(frozen=True)
class Line:
    """One number with its interval and its reading, or the trouble that left it without value."""

    key: str
    value: float | None
    interval: tuple[float, float] | None = None
    reading: str | None = None
    trouble: Trouble | None = None
    test: dict | None = None


@dataclass(frozen=True)
class Findings:
    """The numbers of a block, what they rest on, and how many cases that is."""

    lines: tuple[Line, ...] = ()
    n: dict[str, int | None] = field(default_factory=dict)
    cases: tuple[int, ...] = ()

    def __add__(self, other):
        return Findings(self.lines + other.lines, self.n | other.n, self.cases + other.cases)

    @property
    def enough(self):
        """Whether the pages would show these numbers; unknown where the cases are."""
        return all(rules.withheld(cases).favourable for cases in self.cases) if self.cases else None

    def plain(self):
        """The numbers under their own keys, and what belongs to them under others."""
        told = {line.key: line.value for line in self.lines}
        told |= {"n": self.n, "enough_cases": self.enough}
        told["intervals"] = {line.key: line.interval for line in self.lines}
        told["readings"] = {line.key: line.reading for line in self.lines if line.reading}
        told["reasons"] = {line.key: sentence(line.trouble) for line in self.lines if line.trouble}
        if tests := {line.key: line.test for line in self.lines if line.test}:
            told["tests"] = tests
        return told


def sentence(trouble, **details):
    """Why something cannot be measured, in words."""
    return Unmeasured(trouble.value).label % {name: str(value)[:40] for name, value in details.items()}


def read(path):
    """The blocks of a file by name; Refused with a sentence for a file that cannot be read as such."""
    name = Path(path).name
    try:
        blocks = json.loads(
            Path(path).read_text(encoding="utf-8-sig"), parse_constant=_no_number, object_pairs_hook=_once
        )
    except FileNotFoundError:
        raise Refused(_("There is no file %(path)s.") % {"path": path}) from None
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(_("%(file)s cannot be read: %(problem)s.") % {"file": name, "problem": _why(error)}) from None
    except (ValueError, RecursionError) as error:
        raise Refused(_("%(file)s is not valid JSON: %(problem)s.") % {"file": name, "problem": _why(error)}) from None
    if not isinstance(blocks, dict):
        raise Refused(_("%(file)s must hold named blocks: {“name”: {…}, …}.") % {"file": name})
    blocks = {name: block for name, block in blocks.items() if not isinstance(block, str)}  # a text is a remark
    if not blocks:
        raise Refused(_("%(file)s holds no block to reckon with.") % {"file": name})
    return blocks


def reckon(name, block):
    """What a block can tell; Refused, naming the block, where it is not well formed."""
    try:
        findings = [find(name, block) for holds, find in READERS if isinstance(block, dict) and holds & block.keys()]
    except Unusable as problem:
        why = sentence(problem.trouble, **problem.details)
        raise Refused(_("“%(block)s”: %(why)s") % {"block": name, "why": why}) from None
    if not findings:
        raise Refused(
            _("“%(block)s” holds nothing to reckon with: give it “ratings”, a “table”, or “%(scores)s”.")
            % {"block": name, "scores": ", ".join(SCORES)}
        )
    return sum(findings, Findings())


def _of_ratings(name, block):
    """Alpha, ICC or both: as the results there are named, else as the words have it, else all that applies."""
    table = grid(block["ratings"])
    words = f"{name} {block.get('source', '')}".casefold()
    named = [kind for kind, keys in (("alpha", {*Metric}), ("icc", {*Form})) if keys & block.keys()]
    spoken = [kind for kind, pattern in SPOKEN_OF.items() if pattern.search(words)]
    kinds = named or spoken or [*SPOKEN_OF]
    return sum((_RATED[kind](table) for kind in kinds), Findings())


def _alphas(observers):
    """The rows are the observers, the columns the units."""
    found = alphas(observers.T)
    lines = tuple(
        Line(str(metric), alpha.value, alpha.interval, agreement_band(alpha.value), alpha.trouble)
        for metric, alpha in found.items()
    )
    any_of_them = found[Metric.NOMINAL]
    counted = ("units", "raters", "pairable", "unpaired")
    return Findings(lines, {what: getattr(any_of_them, what) for what in counted}, (any_of_them.units,))


def _intraclass(targets):
    """The rows are the targets, the columns the judges."""
    found = intraclass(targets)
    lines = tuple(
        Line(str(form), icc.value, icc.interval, icc_band(icc.value), icc.trouble, _test(icc))
        for form, icc in found.items()
    )
    any_of_them = found[Form.ICC1]
    counted = ("targets", "judges", "incomplete")
    return Findings(lines, {what: getattr(any_of_them, what) for what in counted}, (any_of_them.targets,))


_RATED = {"alpha": _alphas, "icc": _intraclass}


def _test(icc):
    return None if icc.f is None else {"F": icc.f, "df": icc.freedom, "p": icc.p}


def _kappas(_name, block):
    given = block.get("n")
    cases = given if type(given) is int and 0 < given <= LARGEST else None
    weightings = {"kappa": Weighting.UNWEIGHTED, "quadratic": Weighting.QUADRATIC, "linear": Weighting.LINEAR}
    if "custom_weights" in block:
        weightings["custom"] = block["custom_weights"]
    found = {key: kappa(block["table"], weights, cases=cases) for key, weights in weightings.items()}
    lines = tuple(
        Line(key, one.value, one.interval, agreement_band(one.value), one.trouble) for key, one in found.items()
    )
    cases = found["kappa"].cases
    return Findings(lines, {"cases": cases}, () if cases is None else (cases,))


def _scores(name, block):
    if missing := [key for key in SCORES if key not in block]:
        raise Refused(_("“%(block)s” lacks %(keys)s.") % {"block": name, "keys": ", ".join(missing)})
    if block["sd"] is None or block["reliability"] is None:
        return Findings(tuple(Line(key, None, trouble=Trouble.NOT_GIVEN) for key in ("sem", "s_diff", "rci")))
    found = raw_change(block["pre"], block["post"], sd=block["sd"], reliability=block["reliability"])
    lines = (
        Line("sem", found.error / 2**0.5),
        Line("s_diff", found.error),
        Line("rci", found.index, reading=found.movement, trouble=found.trouble),
        Line("change", found.value, found.interval, trouble=None if found.value is not None else found.trouble),
        Line("minimal_change", found.minimal),
    )
    return Findings(lines, {"people": found.people})


READERS = (({"ratings"}, _of_ratings), ({"table"}, _kappas), ({*SCORES}, _scores))
"""What a block must hold for each kind of number."""


def _why(problem):
    """What is wrong with a file, where Python would say it in English and in its own terms."""
    if isinstance(problem, UnicodeDecodeError):
        return _("it is no text in UTF-8")
    if isinstance(problem, json.JSONDecodeError):
        return _("look at line %(line)s, column %(column)s") % {"line": problem.lineno, "column": problem.colno}
    if isinstance(problem, RecursionError):
        return _("too many brackets stand inside each other")
    return problem.strerror if isinstance(problem, OSError) else problem


def _no_number(constant):
    raise ValueError(_("%(value)s is not a number") % {"value": constant})


def _once(pairs):
    if len(pairs) != len(dict(pairs)):
        raise ValueError(_("a name stands there twice"))
    return dict(pairs)
