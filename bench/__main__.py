"""Runs every measurement, or those named: `python -m bench pages search work rasch`."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")


def main(names):
    from equipe import local_services
    from equipe.settings import VAR_DIR, env

    if not (env.str("DATABASE_URL", default="") and env.str("REDIS_URL", default="")):
        local_services.start(VAR_DIR)
    django.setup()
    from bench import pages, people, rasch, search, work

    benches = {"pages": pages.run, "search": search.run, "work": work.run, "rasch": rasch.run}
    if {*names} != {"rasch"}:
        people.prepare()
    for name in names or benches:
        print(f"{name}:", flush=True)
        benches[name]()


main(sys.argv[1:])
