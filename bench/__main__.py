"""Runs every measurement, or those named: `python -m bench pages search matching`; `--people 1000000` for more."""

import argparse
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")


def main():
    asked = argparse.ArgumentParser(prog="bench")
    asked.add_argument(
        "names", nargs="*", choices=[[], "pages", "search", "work", "rasch", "matching", "printing", "year", "busy"]
    )
    asked.add_argument("--people", type=int, default=100_000)
    asked = asked.parse_args()
    os.environ["BENCH_PEOPLE"] = str(asked.people)

    from equipe import local_services
    from equipe.settings import VAR_DIR, env

    if not (env.str("DATABASE_URL", default="") and env.str("REDIS_URL", default="")):
        local_services.start(VAR_DIR)
    django.setup()
    from bench import busy, matching, pages, people, printing, rasch, search, work, year

    benches = {"pages": pages.run, "search": search.run, "work": work.run, "rasch": rasch.run}
    benches |= {"matching": matching.run, "printing": printing.run, "year": year.run, "busy": busy.run}
    if not asked.names or {*asked.names} - {"rasch", "matching", "printing"}:
        people.prepare(asked.people)
    for name in asked.names or benches:
        print(f"{name}:", flush=True)
        benches[name]()


main()
