"""Long registers: set in parts by processes of their own, bound into one paper that is like the one set at once."""

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdf
import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from reporting import pdf
from reporting.long_print import printing
from reporting.long_print.planning import Letters, Measured, Page, layout_of, parts_of, shared_out
from reporting.long_print.printing import Register, planned, print_register, style_of, words_of
from reporting.long_print.setters import HOME, SetterDied, Setters
from tests.reporting.test_pdf import structure

ROWS = 150
PAGES_A_PART = 2
LONG_NAME = (
    "Maria Concetta Immacolata von Hohenlohe-Schillingsfürst di Santacroce e Montesquieu Ćosić (detta Mariuccia) " * 2
)


def register(rows=ROWS, **more):
    names = [LONG_NAME if row % 37 == 5 else f"Persona {row:04} d’Écœur (a\\b)" for row in range(rows)]
    told = {
        "title": "Persone",
        "service": "Servizio inserimento lavorativo",
        "district": "Carso",
        "author": "Franca Bertoli",
        "language": "it",
        "about": (("Casi", "casi aperti"), ("Stampato da", "Franca Bertoli")),
        "columns": ("Persona", "Età", "Comune", "Assistente sociale", "Prossimo passo"),
        "numbers": frozenset({1}),
        "rows": [(name, str(20 + row % 40), "Trieste", "Alice Rossi", "10 0 R") for row, name in enumerate(names)],
    }
    return Register(**(told | more))


def words_of_pages(content):
    return [sorted(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(content)).pages]


@pytest.fixture(scope="module")
def printed():
    heard = []
    paper = print_register(register(), tell=lambda *told: heard.append(told), pages_a_part=PAGES_A_PART)
    return paper, heard


@pytest.fixture(scope="module")
def paper(printed):
    return pikepdf.open(io.BytesIO(printed[0].content))


@pytest.fixture(scope="module")
def naive():
    """The same register set at once by one process, as every other paper."""
    with override("it"), Setters(pdf.STATIC, pdf.STYLE, printing.STYLE, at_once=1) as setters:
        layout, _parts = planned(register(), setters)
        style = style_of(register(), layout) + printing.HEAD_ALONE
        return setters.ask("whole", style=style, **words_of(register()))


# The bound paper beside the one set at once


def test_it_says_page_by_page_what_the_paper_set_at_once_says(printed, naive):
    ours, theirs = words_of_pages(printed[0].content), words_of_pages(naive)
    assert len(ours) == printed[0].pages > 2 * PAGES_A_PART
    assert ours == theirs
    assert "Persona" in ours[0]


def test_pages_are_numbered_through_all_parts(printed):
    reader = pypdf.PdfReader(io.BytesIO(printed[0].content))
    total = len(reader.pages)
    for number, page in enumerate(reader.pages, 1):
        assert f"pagina {number} di {total}" in " ".join(page.extract_text().split())


def test_its_progress_is_told_in_pages(printed):
    paper, heard = printed
    assert heard[-1] == (paper.pages, paper.pages)
    assert [page for page, _pages in heard] == sorted(page for page, _pages in heard)


def test_a_reader_finds_nothing_wrong_in_it(paper):
    assert paper.check_pdf_syntax() == []


def test_it_is_tagged_and_says_its_language_title_and_standard(paper):
    assert paper.Root.MarkInfo.Marked
    assert str(paper.Root.Lang) == "it"
    assert paper.Root.ViewerPreferences.DisplayDocTitle
    assert str(paper.docinfo["/Title"]).startswith("Persone")
    assert 'pdfuaid:part="1"' in paper.Root.Metadata.read_bytes().decode()


def test_the_tags_are_those_of_the_paper_set_at_once(paper, naive):
    theirs = pikepdf.open(io.BytesIO(naive))
    assert [name for name, _element in structure(paper)] == [name for name, _element in structure(theirs)]
    assert [name for name, _element in structure(paper)].count("/H1") == 1
    assert len(paper.Root.StructTreeRoot.K) == 1
    assert len(paper.open_outline().root) == 1


def test_every_table_has_heads_that_its_cells_name_across_parts(paper):
    tags = structure(paper)
    heads = {bytes(element.ID): element for name, element in tags if name == "/TH"}
    assert len(heads) == sum(name == "/TH" for name, _element in tags)
    cells = [element for name, element in tags if name == "/TD"]
    assert len(cells) == ROWS * 4
    for cell in cells:
        named = [heads[bytes(each)] for each in cell.A.Headers]
        assert len(named) == 2
        assert {head.Pg.objgen for head in named} == {cell.Pg.objgen}
    known = pikepdf.NameTree(paper.Root.StructTreeRoot.IDTree)
    assert {key.encode(): found.objgen for key, found in known.items()} == {
        key: head.objgen for key, head in heads.items()
    }


def test_every_mark_on_a_page_leads_to_its_tag(paper):
    tree = pikepdf.NumberTree(paper.Root.StructTreeRoot.ParentTree)
    keys = [int(page.StructParents) for page in paper.pages]
    assert len(set(keys)) == len(keys)
    inside = {element.objgen for _name, element in structure(paper)}
    for page, key in zip(paper.pages, keys, strict=True):
        marked = [tag for tag in tree[key] if tag.objgen in inside]
        assert len(marked) > 10
        assert {tag.Pg.objgen for tag in marked} == {page.obj.objgen}


def test_every_font_is_inside(paper):
    def fonts(resources):
        yield from resources.get("/Font", {}).values()
        for drawing in resources.get("/XObject", {}).values():
            yield from fonts(drawing.get("/Resources", {}))

    found = [font for page in paper.pages for font in fonts(page.Resources)]
    assert found
    for font in found:
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())
        assert "/ToUnicode" in font


def test_a_list_of_nothing_is_a_page_that_says_so():
    made = print_register(register(rows=0, language="en"))
    assert made.pages == 1
    words = " ".join(pypdf.PdfReader(io.BytesIO(made.content)).pages[0].extract_text().split())
    assert "Nothing is on this list" in words
    assert "page 1 of 1" in words
    paper = pikepdf.open(io.BytesIO(made.content))
    assert "/P" in {name for name, _element in structure(paper)}


# The setting processes


def test_a_setting_process_has_no_keys_and_meets_no_django(monkeypatch):
    monkeypatch.setenv("FIELD_KEYS", "CANARY-4711")
    with Setters(pdf.STATIC, pdf.STYLE, at_once=1) as setters:
        environment = Path(f"/proc/{setters.processes[0].pid}/environ").read_bytes()
    assert b"CANARY" not in environment
    asked = "import sys, reporting.long_print.setter; print([name for name in sys.modules if 'django' in name])"
    answer = subprocess.run([sys.executable, "-c", asked], cwd=HOME, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_if_one_is_killed_all_end_and_nothing_is_printed(monkeypatch):
    started = []

    class Watched(Setters):
        def __enter__(self):
            started.extend(super().__enter__().processes)
            return self

    monkeypatch.setattr(printing, "Setters", Watched)

    def kill_one(_page, _pages):
        if started[0].poll() is None:
            os.kill(started[0].pid, signal.SIGKILL)

    with pytest.raises(SetterDied):
        print_register(register(), tell=kill_one, pages_a_part=1)
    assert len(started) == 2
    assert all(process.returncode is not None for process in started)


def test_nobody_waits_for_one_that_is_gone():
    with Setters(pdf.STATIC, pdf.STYLE, at_once=2) as setters:
        for process in setters.processes:
            process.kill()
        with pytest.raises(SetterDied):
            list(setters.in_order({"do": "measures", "html": "", "style": ""} for _each in range(5)))


def test_what_can_not_be_set_ends_the_printing():
    with Setters(pdf.STATIC, pdf.STYLE, at_once=1) as setters, pytest.raises(SetterDied):
        setters.ask("no such deed")


# What is planned before


@given(
    st.lists(st.floats(4, 60), max_size=200),
    st.integers(1, 5),
    st.floats(30, 120),
)
def test_parts_hold_all_rows_in_order_and_never_too_many_pages(heights, pages, first_top):
    measured = Measured(first_top, 30, 5, 4, 180)
    parts = parts_of(heights, measured, pages=pages)
    assert [row for begun, ended, _pages in parts for row in range(begun, ended)] == list(range(len(heights)))
    assert all(1 <= filled <= pages for _begun, _ended, filled in parts)
    assert all(filled == pages for _begun, _ended, filled in parts[:-1])


@given(st.lists(st.floats(1, 400), min_size=1, max_size=25))
def test_columns_share_the_width_of_the_page_and_the_narrow_ones_keep_theirs(natural):
    widths = shared_out(natural, 265)
    assert sum(widths) == pytest.approx(265)
    widest = max(widths)
    if sum(natural) > 265:
        assert all(width == pytest.approx(min(wished, widest)) for wished, width in zip(natural, widths, strict=True))


@pytest.mark.parametrize(
    ("words", "lines"),
    [("", 1), ("aaaa", 1), ("aaaa aaaa", 1), ("aaaa aaaa a", 2), ("aaaa\naaaa", 2), ("aaaaaaaa-aaa", 2), ("a" * 25, 3)],
)
def test_lines_are_counted_as_they_break(words, lines):
    letters = Letters({"a": 0.5, " ": 0.5, "-": 0.5}, 72 / 25.4)  # each half a millimetre
    assert letters.lines(words, 4.6) == lines


def test_a_page_is_turned_only_when_the_columns_need_it():
    advances = dict.fromkeys(("regular", "600"), dict.fromkeys("abcdefghijklmnopqrstuvwxyz ", 0.5))
    few, many, most = (layout_of(["name"] * n, [["anna maria moro bianchi"] * n], advances).page for n in (3, 6, 14))
    assert (few.width, many.width, most.width) == (210, 297, 297)
    assert few.points == many.points > most.points
    assert isinstance(few, Page)
