"""A register printed by WeasyPrint as anyone would beside ours in parts: the same pages with the same words, in turn.

Each print is a process of its own, start included. Naive is a plain template: columns left to themselves, collapsed
borders, grid and stripes, or our lines alone; "at once" has our style and our columns already.
"""

import io
import json
import math
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = (30, 100, 300)
ROWS_A_PAGE = 39
ROUNDS = {30: 3, 100: 2, 300: 1}
WAYS = {
    "naive": "naive",
    "naive, our lines": "lines",
    "at once, our style": "once",
    "ours, 2 processes": "2",
    "ours, 1 process": "1",
}
GRID, LINES = "0.4pt solid #c5c7c9", "0; border-bottom: 0.4pt solid #c5c7c9"
WORDS = ("Anna", "Moro", "Bianchi", "Trieste", "in carico", "Udine", "Rossi", "tirocinio")


def register(pages):
    from reporting.long_print.printing import Register

    def cell(number, place):
        return f"{WORDS[(number + place) % 8]} {number * place % 997}"

    numbers = range(pages * ROWS_A_PAGE)
    rows = [(f"{number:06} {WORDS[number % 8]}", *(cell(number, place) for place in range(7))) for number in numbers]
    columns = tuple(f"Colonna {place}" for place in range(8))
    told = {"title": "Persone", "service": "Servizio", "district": "Carso", "author": "Franca", "language": "it"}
    return Register(**told, about=(("Casi", "aperti"),), columns=columns, numbers=frozenset(), rows=rows)


def print_naively(printed, borders, *, zebra):
    """As anyone would: a plain template, a table left to itself with collapsed borders, one process, all at once."""
    from django.template.loader import render_to_string
    from weasyprint import HTML

    from reporting import pdf

    page = render_to_string("bench/register.html", {"register": printed, "borders": borders, "zebra": zebra})
    return HTML(string=page, base_url=pdf.STATIC.as_uri() + "/").write_pdf(pdf_variant="pdf/ua-1")


def print_at_once(printed):
    """In our style and by our columns, but by one process that keeps all pages."""
    from django.utils.translation import override
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from reporting import pdf
    from reporting.long_print import printing, setter
    from reporting.long_print.lines import rule
    from reporting.long_print.setters import Setters

    with override("it"):
        with Setters(pdf.STATIC, pdf.STYLE, printing.STYLE, at_once=1) as setters:
            layout, _parts = printing.planned(printed, setters)
        fonts, base = FontConfiguration(), pdf.STATIC.as_uri() + "/"
        own = printing.style_of(printed, layout) + printing.HEAD_ALONE
        texts = (pdf.STYLE.read_text(), printing.STYLE.read_text(), own)
        styles = [CSS(string=text, font_config=fonts, base_url=base) for text in texts]
        told = printing.words_of(printed)
        html = HTML(string=told["html"], base_url=base)
        setter.fill(html.etree_element.find(".//tbody"), told["rows"], anchors=(), numbers=())
        document = html.render(stylesheets=styles, font_config=fonts)
        return document.write_pdf(pdf_variant="pdf/ua-1", finisher=rule)


def print_once(way, pages, target):
    """In a process of its own: print, keep the file, tell what it took."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.printing_settings")
    django.setup()
    from reporting.long_print.printing import print_register

    printed = register(int(pages))
    ways = {
        "naive": lambda: print_naively(printed, GRID, zebra=True),
        "lines": lambda: print_naively(printed, LINES, zebra=False),
        "once": lambda: print_at_once(printed),
    }
    content = ways[way]() if way in ways else print_register(printed, at_once=int(way)).content
    Path(target).write_bytes(content)
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    spent = sum((own.ru_utime, own.ru_stime, children.ru_utime, children.ru_stime))
    print(json.dumps({"peaks": [peak_here(), children.ru_maxrss / 1024], "spent": spent}))


def peak_here():
    """Megabytes; what `getrusage` says of a process includes the one that started it."""
    told = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(re.search(r"VmHWM:\s+(\d+)", told)[1]) / 1024


def measured(way, pages, target):
    begun = time.perf_counter()
    command = [sys.executable, "-m", "bench.printing", WAYS[way], str(pages), str(target)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return told | {"seconds": time.perf_counter() - begun}


def words(target):
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(target.read_bytes()))
    return [sorted(page.extract_text().split()) for page in reader.pages]


def run(sizes=SIZES):
    seconds, spent = {}, {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            targets = {way: Path(folder) / f"{number}.pdf" for number, way in enumerate(WAYS)}
            rounds = [{way: measured(way, size, targets[way]) for way in WAYS} for _turn in range(ROUNDS[size])]
            found = {way: words(target) for way, target in targets.items()}
            weights = {way: target.stat().st_size for way, target in targets.items()}
        same = all(told == found["naive"] for told in found.values())
        print(f"  {len(found['naive'])} pages, load {os.getloadavg()[0]:.0f}, same words on every page: {same}")
        for way in WAYS:
            seconds[way, size], spent[way, size] = (
                statistics.median(turn[way][what] for turn in rounds) for what in ("seconds", "spent")
            )
            peaks = [max(turn[way]["peaks"][which] for turn in rounds) for which in (0, 1)]
            took = f"{seconds[way, size]:6.1f} s, ratio {against('naive', way, rounds, 'seconds')}"
            worked = f"processor {spent[way, size]:6.1f} s, ratio {against('naive', way, rounds, 'spent')}"
            beside = f"(of our lines {against('naive, our lines', way, rounds, 'spent')})"
            held = f"peak {peaks[0]:.0f} MB, setting processes {peaks[1]:.0f} MB, file {weights[way] / 1e6:.1f} MB"
            print(f"    {way:18} {took}  {worked} {beside}  {held}", flush=True)
    first, last = sizes[0], sizes[-1]
    for way in WAYS if first < last else ():
        grown = math.log(spent[way, last] / spent[way, first]) / math.log(last / first)
        print(f"    {way:18} processor time grows as pages to the power {grown:.2f}   goal <= 1.05")
    print("  goals: ratio <= 0.35 of the clock with two processes on two free cores (0.70 of the processor), <= 0.65")
    print("  with one; peak <= 200 MB a process")


def against(reference, way, rounds, what):
    return f"{statistics.median(turn[way][what] / turn[reference][what] for turn in rounds):.2f}"


if __name__ == "__main__":
    print_once(*sys.argv[1:])
