"""A skills profile as a file that one service hands to another: docs/profile-format.md tells what stands in it."""

import json
from pathlib import Path

KIND = "urn:equipe:skills-profile:"
VERSION = 1
SCHEMA = json.loads((Path(__file__).parent.parent / "schemas" / "skills-profile-1.schema.json").read_text("utf-8"))
