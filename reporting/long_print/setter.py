"""A process that sets parts of a long paper, one after another: a fresh interpreter, without Django, database or keys.

    python -m reporting.long_print.setter STATIC STYLE …

It reads requests (a line of JSON each) and answers each with its length on a line, then as many bytes. It ends when
nobody asks any more. Long-lived objects are frozen and the collector comes seldom: a part makes millions of small ones.
"""

import gc
import json
import sys
from pathlib import Path

from reporting.long_print.sheaf import sheaf_of_part, sheaf_of_stamps
from reporting.own_files import only_our_own

WITHOUT_PANGO = 5
"""Exit code: this machine cannot print."""

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
    gc.set_threshold(200_000, 50, 100)
    for line in sys.stdin.buffer:
        answer = setter.answer(json.loads(line))
        sys.stdout.buffer.write(b"%d\n" % len(answer))
        sys.stdout.buffer.write(answer)
        sys.stdout.buffer.flush()
        del answer
        gc.collect()  # what a part was made of goes before the next one is begun


class Setter:
    """The engine with its styles, read once."""

    def __init__(self, engine, static, styles):
        self.engine, self.static = engine, static
        self.fonts = engine.text.fonts.FontConfiguration()
        self.ours = {"base_url": static.as_uri() + "/", "url_fetcher": only_our_own(engine, static)}
        self.styles = [self._style(path.read_text(encoding="utf-8")) for path in styles]

    def answer(self, asked):
        return getattr(self, asked.pop("do"))(**asked)

    def part(self, *, html, style, number):
        """A part with its tags, ready to be bound."""
        return self._tied(html, style, lambda pdf: sheaf_of_part(pdf, number), pdf_variant=VARIANT)

    def stamps(self, *, html, style):
        """A stamp from each page of this document, to be laid over the pages of others."""
        return self._tied(html, style, sheaf_of_stamps)

    def whole(self, *, html, style):
        """A paper at once, as it would be without parts: what the parts are measured against."""
        return self._set(html, style).write_pdf(pdf_variant=VARIANT)

    def measures(self, *, html, style):
        """Where the named things stand (page, millimetres from its top), and how wide letters are (parts of an em)."""
        pages = self._set(html, style).pages
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

    def _set(self, html, style):
        styles = [*self.styles, self._style(style)]
        return self.engine.HTML(string=html, **self.ours).render(stylesheets=styles, font_config=self.fonts)

    def _tied(self, html, style, tie, **options):
        """The document as a sheaf; it is not written as a file, for the binder writes."""
        tied = []

        def finish(_document, pdf):
            tied.append(tie(pdf))
            pdf.write = lambda *_words: None

        self._set(html, style).write_pdf(finisher=finish, **options)
        return tied[0]


if __name__ == "__main__":
    main(*sys.argv[1:])
