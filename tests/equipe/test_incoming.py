"""Files nobody should hand in: each gets one clear sentence, none is kept, none stops the service."""

import io
import socket
import struct
import threading
import zipfile
from contextlib import contextmanager

import pikepdf
import pytest
from PIL import Image

from equipe.apart import TooMuch, Unreadable, read_apart
from equipe.incoming import MOST_BYTES, take_in, viruses
from equipe.incoming.words import Unwanted
from equipe.verdicts import Refused

DOCX_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
WORDS = "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>Curriculum</w:t></w:r></w:p></w:body></w:document>"
RELATIONS = (
    "<Relationships><Relationship Id='r1' Type='http://x/{kind}' Target='http://x.example/' TargetMode='External'/>"
    "</Relationships>"
)
ODT = "application/vnd.oasis.opendocument.text"


def picture(kind="JPEG", size=(40, 30), mode="RGB", **options):
    made = io.BytesIO()
    Image.new(mode, size, "red" if mode == "RGB" else 0).save(made, kind, **options)
    return made.getvalue()


def with_place():
    """A photograph as a phone takes it: turned by EXIF, and with the place where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "CANARY maker"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (45.0, 57.0, 33.0)
    return picture(exif=exif, comment=b"CANARY comment")


def pdf(change=lambda made: None, pages=1, packed=True, **options):
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page()
    change(made)
    written = io.BytesIO()
    mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    made.save(written, object_stream_mode=mode, **options)
    return written.getvalue()


def action(**what):
    def change(made):
        made.Root.OpenAction = pikepdf.Dictionary(**what)

    return change


def hidden_action(made):
    """Behind a note on the page, in a list, three steps down."""
    deed = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, A=made.make_indirect(deed))
    made.pages[0].Annots = made.make_indirect(pikepdf.Array([made.make_indirect(note)]))


def attachment(made):
    made.attachments["secret.exe"] = b"MZ"


def archive(**parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, text in parts.items():
            new.writestr(name, text)
    return made.getvalue()


def docx(words=WORDS, **more):
    return archive(**{"[Content_Types].xml": DOCX_TYPES, "word/document.xml": words, **more})


def odt(words="<office:document-content/>", **more):
    return archive(**{"mimetype": ODT, "content.xml": words, **more})


def lying_about_its_size():
    """A part that says it is small and is not."""
    content = docx(**{"word/media/a.xml": b"\0" * (70 * 1024 * 1024)})
    return content.replace(struct.pack("<I", 70 * 1024 * 1024), struct.pack("<I", 1000))


HOSTILE = {
    "empty": (b"", Unwanted.EMPTY),
    "eleven megabytes": (b"%PDF-" + b"x" * (11 * 1024 * 1024), Unwanted.LARGE),
    "page of the web": (b"<!doctype html><script>alert(1)</script>", Unwanted.UNKNOWN),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', Unwanted.UNKNOWN),
    "program": (b"MZ\x90\0", Unwanted.UNKNOWN),
    "gif": (picture("GIF"), Unwanted.UNKNOWN),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Unwanted.UNKNOWN),
    "page that calls itself PDF": (b"<html>%PDF-1.7 %%EOF", Unwanted.UNKNOWN),
    "pdf cut off": (pdf()[:-120], Unwanted.BROKEN),
    "pdf of nothing": (b"%PDF-1.7\n%%EOF", Unwanted.BROKEN),
    "pdf with a script": (pdf(action(S=pikepdf.Name.JavaScript, JS="app.alert(1)")), Unwanted.SCRIPT),
    "pdf with a plain script": (pdf(action(S=pikepdf.Name.JavaScript, JS="1"), packed=False), Unwanted.SCRIPT),
    "pdf that launches": (pdf(action(S=pikepdf.Name.Launch, F="cmd.exe")), Unwanted.LAUNCH),
    "pdf that launches from afar": (pdf(hidden_action), Unwanted.LAUNCH),
    "pdf that sends": (pdf(action(S=pikepdf.Name.SubmitForm, F="http://x.example")), Unwanted.LAUNCH),
    "pdf that carries": (pdf(attachment), Unwanted.ATTACHMENT),
    "pdf with a written name": (
        pdf(packed=False).replace(b"%%EOF", b"<</#4aavaScript (1)>>\n%%EOF"),
        Unwanted.SCRIPT,
    ),
    "pdf locked": (pdf(encryption=pikepdf.Encryption(user="", owner="x")), Unwanted.ENCRYPTED),
    "pdf of 201 pages": (pdf(pages=201), Unwanted.PAGES),
    "pdf and archive": (pdf() + docx(), Unwanted.TWO_IN_ONE),
    "picture cut off": (picture(size=(900, 900))[:-400], Unwanted.BROKEN),
    "picture of nothing": (b"\xff\xd8\xff\xe0nothing", Unwanted.BROKEN),
    "picture bomb": (picture("PNG", (20_000, 20_000), "1"), Unwanted.PIXELS),
    "archive of anything": (archive(**{"letter.exe": "MZ"}), Unwanted.UNKNOWN),
    "workbook": (archive(**{"[Content_Types].xml": DOCX_TYPES, "xl/workbook.xml": ""}), Unwanted.UNKNOWN),
    "archive cut off": (docx()[:-30], Unwanted.BROKEN),
    "archive behind something": (b"PK\x03\x04" + b"\0" * 40 + docx(), Unwanted.UNKNOWN),
    "archive bomb": (docx(**{"word/media/a.bin": b"\0" * (80 * 1024 * 1024)}), Unwanted.BOMB),
    "archive of a thousand parts": (docx(**{f"word/{n}.xml": "" for n in range(1000)}), Unwanted.BOMB),
    "text with macros": (docx(**{"word/vbaProject.bin": "x"}), Unwanted.SCRIPT),
    "text that carries": (docx(**{"word/embeddings/oleObject1.bin": "x"}), Unwanted.ATTACHMENT),
    "text that fetches its template": (
        docx(**{"word/_rels/settings.xml.rels": RELATIONS.format(kind="attachedTemplate")}),
        Unwanted.FETCHED,
    ),
    "text that asks other programs": (
        docx("<w:document><w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText></w:document>"),
        Unwanted.SCRIPT,
    ),
    "text with entities": (docx("<!DOCTYPE x [<!ENTITY a 'b'>]>" + WORDS), Unwanted.SCRIPT),
    "text in another alphabet": (docx(WORDS.encode("utf-16")), Unwanted.BROKEN),
    "odt with a script": (odt("<office:scripts><script:event-listener/></office:scripts>"), Unwanted.SCRIPT),
    "odt with a basic library": (odt(**{"Basic/Standard/Module1.xml": "x"}), Unwanted.SCRIPT),
    "odt that fetches": (odt('<draw:image xlink:href="http://x.example/a.png"/>'), Unwanted.FETCHED),
}


@pytest.mark.parametrize(("content", "why"), HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_hostile_is_refused_with_its_sentence(content, why):
    with pytest.raises(Refused) as refused:
        take_in(content)
    assert str(refused.value) == str(why.label)


def test_a_part_that_lies_about_its_size_is_not_believed():
    with pytest.raises(Refused) as refused:
        take_in(lying_about_its_size())
    assert str(refused.value) in {str(why.label) for why in (Unwanted.BOMB, Unwanted.BROKEN, Unwanted.TOO_MUCH)}


@pytest.mark.parametrize(
    ("content", "content_type", "pages"),
    [
        (pdf(pages=3), "application/pdf", 3),
        (pdf(packed=False), "application/pdf", 1),
        (pdf(action(S=pikepdf.Name.GoTo, D=pikepdf.Array([]))), "application/pdf", 1),
        (pdf(pages=200) + b"\r\n\0\0", "application/pdf", 200),
        (docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", None),
        (
            docx(**{"word/_rels/document.xml.rels": RELATIONS.format(kind="hyperlink")}),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            None,
        ),
        (odt(), ODT, None),
        (odt('<text:a xlink:href="https://www.example.org/">x</text:a>'), ODT, None),
    ],
)
def test_papers_and_texts_are_kept_as_they_came(content, content_type, pages):
    """A signature on a paper stays good: not a byte is changed."""
    taken = take_in(content)
    assert (taken.content, taken.content_type, taken.pages) == (content, content_type, pages)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGB", "RGBA", "I;16"])
def test_pictures_of_every_mode_are_drawn_anew(mode):
    taken = take_in(picture("PNG", mode=mode))
    assert taken.content_type == "image/png"
    assert Image.open(io.BytesIO(taken.content)).size == (40, 30)


def test_a_photograph_loses_its_place_and_stands_upright():
    taken = take_in(with_place())
    drawn = Image.open(io.BytesIO(taken.content))
    assert (taken.content_type, drawn.size) == ("image/jpeg", (30, 40))
    assert dict(drawn.getexif()) == {}
    assert b"CANARY" not in taken.content
    assert b"Exif" not in taken.content


def test_what_is_glued_to_a_picture_is_not_drawn():
    taken = take_in(picture() + b"<script>CANARY</script>" + docx())
    assert b"CANARY" not in taken.content
    assert b"PK\x03\x04" not in taken.content


def test_a_large_photograph_becomes_as_large_as_a_scan():
    drawn = Image.open(io.BytesIO(take_in(picture(size=(6000, 4000))).content))
    assert drawn.size == (3000, 2000)


def test_ten_megabytes_are_taken_and_one_byte_more_is_not():
    content = pdf(packed=False)
    padded = content + b"\0" * (MOST_BYTES - len(content))
    assert take_in(padded).pages == 1
    with pytest.raises(Refused, match="larger than 10 MB"):
        take_in(padded + b"\n")


# Apart


@pytest.mark.parametrize(
    ("program", "ends"),
    [
        ("b'x' * (2 * 1024 ** 3)", TooMuch),
        ("while True: pass", TooMuch),
        ("raise ValueError", Unreadable),
        ("import tempfile; open(tempfile.mkstemp()[1], 'w', buffering=1).write('x\\n')", Unreadable),
        ("import equipe", Unreadable),
        ("import os; assert 'DATABASE_URL' in os.environ", Unreadable),
    ],
)
def test_what_is_read_apart_harms_itself_alone(tmp_path, program, ends):
    script = tmp_path / "reader.py"
    script.write_text(program)
    with pytest.raises(ends):
        read_apart(script, b"", megabytes=256, seconds=1)


def test_what_is_read_apart_answers(tmp_path):
    script = tmp_path / "reader.py"
    script.write_text("import sys; sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1])")
    assert read_apart(script, b"abc") == b"cba"


# The virus scanner


@contextmanager
def clamd(says, settings, *, hears):
    """A daemon of our own that answers one scan."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve():
            line, _address = server.accept()
            with line:
                said = b""
                while not said.endswith(b"\0\0\0\0") and (more := line.recv(65536)):
                    said += more
                hears.append(said)
                if says is not None:
                    line.sendall(says)

        daemon = threading.Thread(target=serve)
        daemon.start()
        settings.VIRUS_SCANNER = "equipe.incoming.viruses.clamd"
        settings.CLAMD_ADDRESS = f"127.0.0.1:{server.getsockname()[1]}"
        yield
        daemon.join(5)


@pytest.mark.parametrize(
    ("says", "why"),
    [
        (b"stream: Eicar-Test-Signature FOUND\0", Unwanted.VIRUS),
        (b"INSTREAM size limit exceeded. ERROR\0", Unwanted.NOT_SCANNED),
        (b"", Unwanted.NOT_SCANNED),
        (None, Unwanted.NOT_SCANNED),
    ],
)
def test_what_the_scanner_does_not_call_clean_is_refused(settings, says, why):
    with clamd(says, settings, hears=[]), pytest.raises(Refused) as refused:
        take_in(pdf())
    assert str(refused.value) == str(why.label)


def test_the_scanner_gets_every_byte_and_a_clean_file_passes(settings):
    content, hears = pdf(pages=150, packed=False), []
    with clamd(b"stream: OK\0", settings, hears=hears):
        assert take_in(content).pages == 150
    [said] = hears
    assert said.startswith(b"zINSTREAM\0")
    heard, rest = b"", said[10:]
    while size := struct.unpack("!I", rest[:4])[0]:
        heard, rest = heard + rest[4 : 4 + size], rest[4 + size :]
    assert heard == content


@pytest.mark.parametrize("address", ["127.0.0.1:1", "/nowhere/clamd.sock", "nothing"])
def test_without_an_answer_nothing_is_taken_in(settings, address):
    settings.VIRUS_SCANNER, settings.CLAMD_ADDRESS = "equipe.incoming.viruses.clamd", address
    with pytest.raises(viruses.Silent):
        viruses.clamd(b"x")
    with pytest.raises(Refused, match="does not answer"):
        take_in(pdf())
