"""What must hold of the code as a whole: kept by machine, so that it need not be remembered."""

import ast
import re
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import override

from equipe.verdicts import Source

ROOT = Path(__file__).resolve().parent.parent
APPS = ("equipe", "beneficiaries", "assessments", "placements", "reporting")
ATTIC = {"utils", "helpers", "common", "services", "signals", "mixins", "core", "misc", "lib"}
PRODUCT = [ROOT / app for app in APPS]


@cache
def sources():
    """Every module of the product with its text and tree; migrations and seed data apart."""
    found = []
    for app in PRODUCT:
        for path in sorted(app.rglob("*.py")):
            if "migrations" not in path.parts:
                text = path.read_text(encoding="utf-8")
                found.append((path.relative_to(ROOT), text, ast.parse(text)))
    return found


def functions(*parts):
    """The public functions at the top of modules whose path has one of the parts ("actions", "rules")."""
    for path, _, tree in sources():
        if set(parts) & {*path.parts, path.stem}:
            for node in tree.body:
                if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                    yield path, node


def lines_with(pattern, texts):
    return [
        f"{path}:{number}"
        for path, text in texts
        for number, line in enumerate(text.splitlines(), 1)
        if re.search(pattern, line)
    ]


def templates():
    return [(path.relative_to(ROOT), path.read_text(encoding="utf-8")) for path in (ROOT / "templates").rglob("*.*")]


def modules():
    return [(path, text) for path, text, _ in sources()]


def test_every_action_says_who_did_it():
    silent = [
        f"{path}:{node.name}"
        for path, node in functions("actions")
        if "by" not in {argument.arg for argument in node.args.kwonlyargs}
    ]
    assert silent == []


def test_every_rule_cites_its_source():
    """The docstring of a rule that answers with a Verdict ends with its source in brackets."""
    uncited = [
        f"{path}:{node.name}"
        for path, node in functions("rules")
        if node.returns and "Verdict" in ast.unparse(node.returns)
        if not re.search(r"\([^()]*(\([^()]*\)[^()]*)*\)\.?\s*$", ast.get_docstring(node) or "")
    ]
    assert uncited == []


def acts():
    """The acts the rules cite, as the English screen names them; what a bracket adds to explain is left out."""
    rooms = [path.with_suffix("") for path, *_ in sources() if "rules" in {*path.parts, path.stem}]
    known = [thing for room in rooms for thing in vars(import_module(".".join(room.parts))).values()]
    with override("en"):
        return {re.sub(r" \([^()]*\)$", "", str(thing.act)) for thing in known if isinstance(thing, Source)}


def test_every_act_is_told_in_the_list_of_sources():
    told = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    assert len(acts()) > 8
    assert [act for act in sorted(acts()) if act not in told] == []


def test_every_module_says_what_lives_in_it():
    assert [str(path) for path, _, tree in sources() if path.stem != "__init__" and not ast.get_docstring(tree)] == []


def test_every_model_and_field_has_a_name_that_can_be_translated():
    nameless = []
    for app in APPS:
        for model in apps.get_app_config(app).get_models():
            if not isinstance(model._meta.verbose_name, Promise):
                nameless.append(model._meta.label)
            asked = [f for f in model._meta.concrete_fields if f.editable and not f.primary_key]
            nameless += [f"{model._meta.label}.{f.name}" for f in asked if not isinstance(f.verbose_name, Promise)]
    assert nameless == []


def test_only_jobs_speaks_to_celery():
    rings = lines_with(r"\.(delay|apply_async|delay_on_commit|send_task)\(", modules())
    assert {ring.split(":")[0] for ring in rings} <= {"equipe/jobs.py"}


def test_no_text_escapes_escaping():
    assert lines_with(r"mark_safe|csrf_exempt|SafeString\(", modules()) == []
    pages = [(path, text) for path, text in templates() if path.suffix == ".html"]
    assert lines_with(r"\|\s*safe\b|autoescape off|<script>|\sstyle=\"|\son[a-z]+=\"", pages) == []


def test_forms_name_their_fields():
    assert (
        lines_with(r"__all__\"|fields = \"__all|^\s+exclude = ", [(p, t) for p, t in modules() if "forms" in str(p)])
        == []
    )


def test_views_ask_in_the_words_of_the_trade():
    views = [(path, text) for path, text in modules() if "views" in path.parts or path.stem == "views"]
    assert lines_with(r"\.(filter|exclude)\(", views) == []


def test_no_attic_grows():
    assert [str(path) for path, *_ in sources() if path.stem in ATTIC or set(path.parts) & ATTIC] == []


@pytest.mark.parametrize(("bound", "kind"), [(400, ast.Module), (60, ast.FunctionDef), (200, ast.ClassDef)])
def test_nothing_grows_a_tail(bound, kind):
    tails = []
    for path, text, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, kind):
                length = text.count("\n") + 1 if kind is ast.Module else node.end_lineno - node.lineno + 1
                if length > bound:
                    tails.append(f"{path}:{getattr(node, 'name', '')} {length}")
    assert tails == []


def test_the_repository_stands_alone():
    """Nothing reaches outside the repository, and no page calls another host."""
    assert lines_with(r"\.\./shared|/work/", modules()) == []
    assert (
        lines_with(r"(src|href)=\"(https?:)?//", [(p, t) for p, t in templates() if "documents" not in p.parts]) == []
    )


def test_pages_speak_through_the_catalogue():
    """Text between tags goes through translate: a template with words and no translation tag is a forgotten one."""
    silent = [
        str(path)
        for path, text in templates()
        if path.suffix == ".html" and path.name != "500.html"  # that one must stand when all else fails
        if re.search(r">\s*[A-Z][a-z]+ [a-z]+", re.sub(r"\{[%#].*?[%#]\}", "", text, flags=re.S))
        if "translate" not in text
    ]
    assert silent == []
