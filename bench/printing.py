"""A register printed at once by WeasyPrint beside ours in parts: the same pages with the same words, in turn.

Each print is a process of its own, start included. Both have our style (fixed columns, no collapsed borders); the one
at once is what `reporting.pdf` would do.
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
WAYS = {"at once": "", "ours, 2 processes": "2", "ours, 1 process": "1"}
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


def print_at_once(printed):
    """The same pages by one process that keeps them all."""
    from django.utils.translation import override
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from reporting import pdf
    from reporting.long_print import printing
    from reporting.long_print.setters import Setters

    with override("it"):
        with Setters(pdf.STATIC, pdf.STYLE, printing.STYLE, at_once=1) as setters:
            layout, _parts = printing.planned(printed, setters)
        fonts, base = FontConfiguration(), pdf.STATIC.as_uri() + "/"
        own = printing.style_of(printed, layout) + printing.HEAD_ALONE
        texts = (pdf.STYLE.read_text(), printing.STYLE.read_text(), own)
        styles = [CSS(string=text, font_config=fonts, base_url=base) for text in texts]
        html = HTML(string=printing.page_of(printed), base_url=base)
        return html.write_pdf(stylesheets=styles, font_config=fonts, pdf_variant="pdf/ua-1")


def print_once(at_once, pages, target):
    """In a process of its own: print, keep the file, tell what it took."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.printing_settings")
    django.setup()
    from reporting.long_print.printing import print_register

    printed = register(int(pages))
    content = print_register(printed, at_once=int(at_once)).content if at_once else print_at_once(printed)
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
        same = all(told == found["at once"] for told in found.values())
        print(f"  {len(found['at once'])} pages, load {os.getloadavg()[0]:.0f}, same words on every page: {same}")
        for way in WAYS:
            seconds[way, size], spent[way, size] = (
                statistics.median(turn[way][what] for turn in rounds) for what in ("seconds", "spent")
            )
            peaks = [max(turn[way]["peaks"][which] for turn in rounds) for which in (0, 1)]
            ratio = statistics.median(turn[way]["seconds"] / turn["at once"]["seconds"] for turn in rounds)
            took = f"{seconds[way, size]:6.1f} s  ratio {ratio:.2f}"
            worked = f"processor {spent[way, size]:6.1f} s, ratio {spent[way, size] / spent['at once', size]:.2f}"
            held = f"peak {peaks[0]:.0f} MB, setting processes {peaks[1]:.0f} MB, file {weights[way] / 1e6:.1f} MB"
            print(f"    {way:18} {took}  {worked}  {held}", flush=True)
    first, last = sizes[0], sizes[-1]
    for way in WAYS:
        grown = math.log(spent[way, last] / spent[way, first]) / math.log(last / first)
        print(f"    {way:18} processor time grows as pages to the power {grown:.2f}   goal <= 1.05")
    print("  goals: ratio <= 0.35 with two processes, <= 0.65 with one; peak <= 200 MB a process")


if __name__ == "__main__":
    print_once(*sys.argv[1:])
