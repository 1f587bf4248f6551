"""A worker that never gets past setting the pages, with a short lease: included by the test that kills it there."""

import time
from datetime import timedelta

from equipe import jobs
from reporting import pdf


def hang(*_words, **_more):
    time.sleep(600)


pdf.render_with_archive = hang
jobs.LEASE = timedelta(seconds=5)
