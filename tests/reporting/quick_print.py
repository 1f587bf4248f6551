"""Workers that set no pages but take their time, with a short lease: included by the test that kills them."""

import random
import time
from datetime import timedelta

from equipe import jobs
from reporting import pdf


def quick(*_words, **_more):
    time.sleep(random.uniform(0.05, 0.6))
    return b"%PDF-quick", b"%PDF-quick"


pdf.render_with_archive = quick
jobs.LEASE = timedelta(seconds=2)
jobs.PAUSE = timedelta(seconds=0)
