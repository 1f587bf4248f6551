"""Whether this container's web server answers, asked as the proxy would ask."""

import os
import sys
import urllib.request

host = os.environ["ALLOWED_HOSTS"].split(",")[0]
question = urllib.request.Request(
    "http://127.0.0.1:8000/healthz",
    headers={"Host": host, "X-Forwarded-Proto": "https", "X-Forwarded-For": "127.0.0.1"},
)
with urllib.request.urlopen(question, timeout=5) as answer:
    sys.exit(answer.status != 200)
