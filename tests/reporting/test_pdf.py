"""The papers are accessible as far as their structure can tell, and fetch nothing from outside."""

import io
import threading
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer

import pikepdf
import pytest

from equipe.models import Ambito
from reporting import documents, pdf
from reporting.indicators import Year, count
from reporting.papers import paper_of, title_of

pytestmark = pytest.mark.django_db


def printed(service, kind, language="it"):
    content = pdf.render_pdf(*told(service, kind, language), language=language)
    return pikepdf.open(io.BytesIO(content))


def told(service, kind, language="it"):
    year = Year(service, 2024, quarter=2 if kind == "quarter" else None)
    imprint = documents.Imprint(service, 2024, "Franca Bertoli", date(2025, 1, 20), language, sha256="ab" * 32)
    words = {"premise": "Nel {year} abbiamo seguito {people_in_charge} persone.\n\nGrazie a tutti."}
    paper = paper_of(kind, year, count(year), count(year.before), language=language, passages=words)
    return documents.report(paper, imprint)


@pytest.fixture(scope="module", params=["funding", "outcomes", "mayors"])
def kind(request):
    return request.param


@pytest.fixture
def paper(service, kind):
    return printed(service, kind)


def elements(node):
    """Every structure element below a node, with its kind."""
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield str(child.S), child
            yield from elements(child)


def structure(paper):
    return list(elements(paper.Root.StructTreeRoot))


def test_it_is_tagged_and_says_its_language_title_and_standard(paper, kind):
    assert paper.Root.MarkInfo.Marked
    assert str(paper.Root.Lang) == "it"
    assert paper.Root.ViewerPreferences.DisplayDocTitle
    assert str(title_of(kind, "it")) in str(paper.docinfo["/Title"])
    assert 'pdfuaid:part="1"' in paper.Root.Metadata.read_bytes().decode()


def test_every_drawing_has_its_words(paper):
    figures = [element for name, element in structure(paper) if name == "/Figure"]
    assert figures
    assert all(len(str(figure.get("/Alt", ""))) > 20 for figure in figures)


def test_every_table_has_heads_that_its_cells_name(paper):
    tags = structure(paper)
    heads = [element for name, element in tags if name == "/TH"]
    known = {bytes(head.ID) for head in heads}
    assert len(known) == len(heads)
    cells = [element for name, element in tags if name == "/TD"]
    assert len(cells) > 30
    assert all(len(cell.A.Headers) >= 2 for cell in cells)
    assert {bytes(each) for cell in cells for each in cell.A.Headers} <= known


def test_the_headings_go_down_step_by_step(paper):
    levels = [int(name[2]) for name, _element in structure(paper) if name in {"/H1", "/H2", "/H3"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


def test_every_font_is_inside(paper):
    fonts = [font for page in paper.pages for font in page.get("/Resources", {}).get("/Font", {}).values()]
    assert fonts
    for font in fonts:
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())
        assert "/ToUnicode" in font
        assert "Titillium" in str(descriptor.FontName)


def test_the_contents_lead_to_the_chapters(paper, kind):
    links = [note for page in paper.pages for note in page.get("/Annots", [])]
    assert len(links) >= 6 or kind == "mayors"  # four pages need no contents
    assert paper.Root.Outlines.Count


def test_what_is_for_the_mayors_has_four_pages(service):
    assert len(printed(service, "mayors").pages) <= 4


@pytest.mark.parametrize("kind", ["esf", "quarter"])
def test_the_other_papers_are_printed_too(service, kind):
    paper = printed(service, kind)
    assert 'pdfuaid:part="1"' in paper.Root.Metadata.read_bytes().decode()


@pytest.fixture(scope="module")
def files():
    return {
        "report.json": (b'{"a": 1}', "Everything"),
        "01-a.csv": (b"a;b\r\n", "A table"),
        "02-b.csv": (b"a;b\r\n", "B"),
    }


def test_the_archive_copy_is_tagged_and_holds_the_data(service, files):
    reading, archive = pdf.render_with_archive(*told(service, "mayors"), language="it", files=files)
    paper, same = pikepdf.open(io.BytesIO(archive)), pikepdf.open(io.BytesIO(reading))
    metadata = paper.Root.Metadata.read_bytes().decode()
    assert 'pdfaid:part="3"' in metadata
    assert 'pdfaid:conformance="A"' in metadata
    assert paper.Root.OutputIntents[0].S == "/GTS_PDFA1"
    assert paper.Root.MarkInfo.Marked
    assert [name for name, _each in structure(paper)] == [name for name, _each in structure(same)]
    assert len(paper.Root.AF) == len(files)
    assert {str(each.AFRelationship) for each in paper.Root.AF} == {"/Data"}
    assert {name: bytes(paper.attachments[name].get_file().read_bytes()) for name in paper.attachments} == {
        name: content for name, (content, _words) in files.items()
    }
    assert "pdfuaid" in same.Root.Metadata.read_bytes().decode()
    assert not same.attachments


def test_an_empty_year_can_be_printed(franca, kind):
    paper = printed(Ambito.objects.get(), kind, "en")
    assert str(paper.Root.Lang) == "en"


def test_nothing_is_fetched_from_outside(service, monkeypatch, tmp_path):
    asked = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_words):
            """Keep quiet."""

    server = HTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    secret = tmp_path / "secret.txt"
    secret.write_text("CANARY-4711")
    address = f"http://127.0.0.1:{server.server_port}"
    page = (
        f'<html lang="it"><head><title>x</title><link rel="attachment" href="file://{secret}">'
        f'<link rel="stylesheet" href="{address}/style.css"><style>@import url("{address}/import.css");'
        f'body {{ background: url("{address}/ground.png") }}</style></head>'
        f'<body><img src="{address}/picture.png" alt="x"><img src="file://{secret}" alt="x">'
        f'<img src="vendor/../../manage.py" alt="x"><object data="{address}/object"></object></body></html>'
    )
    monkeypatch.setattr(pdf, "render_to_string", lambda template, context: page)
    content = pdf.render_pdf("any", {}, language="it")
    server.shutdown()
    assert asked == []
    assert b"EmbeddedFile" not in content
    assert b"CANARY" not in content
