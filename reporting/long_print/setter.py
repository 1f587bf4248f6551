"""A process that sets parts of a long paper, one after another: a fresh interpreter, without Django, database or keys.

    python -m reporting.long_print.setter STATIC STYLE …

It reads requests (a line of JSON each) and answers each with its length on a line, then as many bytes. It ends when
nobody asks any more. Each request is answered by a child that inherits engine, styles and fonts and is gone with all
it made: a part makes millions of small objects, and nobody has to collect them. Nothing here has threads.
"""

import ctypes
import gc
import json
import os
import signal
import sys
from pathlib import Path
from xml.etree.ElementTree import SubElement

from reporting.long_print.lines import rule
from reporting.long_print.sheaf import sheaf_of_part, sheaf_of_stamps
from reporting.own_files import only_our_own

WITHOUT_PANGO = 5
"""Exit code: this machine cannot print."""

ENDS_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of prctl(2): who kills the setting process kills what it is making."""

VARIANT = "pdf/ua-1"
FONTS = "vendor/bootstrap-italia/fonts/titillium-web-{}.woff2"


def main(static, *styles):
    try:
        import weasyprint as engine
    except OSError:  # Pango is missing
        sys.exit(WITHOUT_PANGO)
    engine.logger.PROGRESS_LOGGER.setLevel("WARNING")
    setter = Setter(engine, Path(static), [Path(style) for style in styles])
    gc.collect()
    gc.freeze()
    gc.disable()
    for line in sys.stdin.buffer:
        if (child := os.fork()) == 0:
            answer(setter, json.loads(line))
        _pid, ended = os.waitpid(child, 0)
        if ended:
            sys.exit(1)


def answer(setter, asked):
    """In a child: answer, and end without looking back."""
    ended = 1
    try:
        ctypes.CDLL(None).prctl(ENDS_WITH_PARENT, signal.SIGKILL)
        made = setter.answer(asked)
        sys.stdout.buffer.write(b"%d\n" % len(made))
        sys.stdout.buffer.write(made)
        sys.stdout.buffer.flush()
        ended = 0
    finally:
        os._exit(ended)


class Setter:
    """The engine with its styles, read once."""

    def __init__(self, engine, static, styles):
        self.engine, self.static = engine, static
        self.fonts = engine.text.fonts.FontConfiguration()
        self.ours = {"base_url": static.as_uri() + "/", "url_fetcher": only_our_own(engine, static)}
        self.styles = [self._style(path.read_text(encoding="utf-8")) for path in styles]

    def answer(self, asked):
        return getattr(self, asked.pop("do"))(**asked)

    def part(self, *, number, **asked):
        """A part with its tags, ready to be bound."""
        return self._tied(self._set(**asked), lambda pdf: sheaf_of_part(pdf, number), pdf_variant=VARIANT)

    def stamps(self, *, html, style):
        """A stamp from each page of this document, to be laid over the pages of others."""
        return self._tied(self._set(html, style), sheaf_of_stamps)

    def whole(self, **asked):
        """A paper at once, as it would be without parts: what the parts are measured against."""
        return self._set(**asked).write_pdf(pdf_variant=VARIANT, finisher=rule)

    def measures(self, **asked):
        """Where the named things stand (page, millimetres from its top), and how wide letters are (parts of an em)."""
        pages = self._set(**asked).pages
        places = {name: (at, box[1] * 25.4 / 96) for at, page in enumerate(pages) for name, box in page.anchors.items()}
        letters = {weight: self._letters(weight) for weight in ("regular", "600")}
        return json.dumps({"places": places, "letters": letters}).encode()

    def _letters(self, weight):
        from fontTools.ttLib import TTFont

        font = TTFont(self.static / FONTS.format(weight))
        advances, em = font["hmtx"], font["head"].unitsPerEm
        return {chr(code): advances[name][0] / em for code, name in font.getBestCmap().items()}

    def _style(self, words):
        return self.engine.CSS(string=words, font_config=self.fonts, **self.ours)

    def _set(self, html, style, rows=(), anchors=(), numbers=()):
        page = self.engine.HTML(string=html, **self.ours)
        fill(page.etree_element.find(".//tbody"), rows, anchors=anchors, numbers=set(numbers))
        return page.render(stylesheets=[*self.styles, self._style(style)], font_config=self.fonts)

    def _tied(self, document, tie, **options):
        """The document as a sheaf; it is not written as a file, for the binder writes."""
        tied = []

        def finish(document, pdf):
            rule(document, pdf)
            tied.append(tie(pdf))
            pdf.write = lambda *_words: None

        document.write_pdf(finisher=finish, **options)
        return tied[0]


def fill(body, rows, *, anchors, numbers):
    """The rows of the table, put where the page has none: written out as HTML they would have to be read again."""
    for place, row in enumerate(rows):
        line = SubElement(body, "tr", {"id": anchors[place]} if anchors else {})
        for column, words in enumerate(row):
            cell = SubElement(line, "td") if column else SubElement(line, "th", scope="row")
            cell.text = words.replace("\r\n", "\n")
            kinds = [kind for kind, holds in (("number", column in numbers), ("lines", "\n" in words)) if holds]
            if kinds:
                cell.set("class", " ".join(kinds))


if __name__ == "__main__":
    main(*sys.argv[1:])
