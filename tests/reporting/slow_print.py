"""A worker that never gets past setting the pages: included by the test that kills it there."""

import time

from reporting import tasks


def hang(*_words, **_more):
    time.sleep(600)


tasks.paper_of = hang
