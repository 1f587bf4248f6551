"""The command line gives the same figures as the rows, and prints without the web server."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from equipe.models import Ambito
from reporting import pdf
from reporting.indicators import FIGURES, REGISTER_KEYS, Year, count

pytestmark = pytest.mark.django_db


def said(*command, **options):
    out = StringIO()
    call_command(*command, stdout=out, **options)
    return out.getvalue()


def test_yearly_figures_as_json(service):
    figures = json.loads(said("yearly_figures", "2024", "--json"))
    counted = count(Year(service, 2024))
    assert tuple(figures) == REGISTER_KEYS
    assert figures["people_entered"] == counted["people_entered"]
    assert figures["cost_total"] == f"{counted['cost_total']:.2f}"
    assert sum(figures["entered_by_age"].values()) == figures["people_entered"]
    assert 0 not in figures["entered_by_sex"].values()


def test_every_figure_as_json(service):
    figures = json.loads(said("yearly_figures", "2024", "--all"))
    assert tuple(figures) == tuple(FIGURES)
    assert figures == count(Year(service, 2024)).plain()


def test_yearly_figures_as_a_table(service):
    lines = said("yearly_figures", "2024").splitlines()
    assert any(line.startswith("People in charge ") for line in lines)
    spent = count(Year(service, 2024))["cost_lines"]
    assert spent
    assert all(any(name in line and f"{amount:.2f}" in line for line in lines) for name, amount in spent.items())


def test_the_district_must_be_named_where_there_are_several(service):
    Ambito.objects.create(name="Livenza")
    with pytest.raises(CommandError, match="Livenza, Noncello"):
        said("yearly_figures", "2024")
    assert json.loads(said("yearly_figures", "2024", "--json", "--ambito", "livenza"))["people_in_charge"] == 0


@pytest.mark.parametrize("kind", ["funding", "outcomes"])
def test_yearly_report(service, tmp_path, kind):
    said("yearly_report", "2024", kind=kind, pdf=tmp_path / "paper.pdf")
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF")


def test_yearly_report_says_what_is_missing(service, tmp_path, monkeypatch):
    def no_pango():
        raise pdf.PdfUnavailable

    monkeypatch.setattr(pdf, "weasyprint", no_pango)
    with pytest.raises(CommandError, match="apt-get install libpango"):
        said("yearly_report", "2024", kind="funding", pdf=tmp_path / "paper.pdf")


def test_yearly_report_says_when_the_file_cannot_be_written(service, tmp_path):
    with pytest.raises(CommandError, match="could not be written"):
        said("yearly_report", "2024", kind="funding", pdf=tmp_path / "nowhere" / "paper.pdf")
