"""How plain fields are printed: a select with its options takes a template ten times as long as these few lines."""

from django.forms.renderers import TemplatesSetting
from django.utils.html import format_html, format_html_join

OPTION = '\n  <option value="{}"{}>{}</option>'


class Renderer(TemplatesSetting):
    """Selects, texts and inputs are put together here, word for word as by Django's templates; all else by its own."""

    def render(self, template_name, context, request=None):
        printed = PRINTED.get(template_name)
        return printed(context["widget"]) if printed else super().render(template_name, context, request)


def _input(widget):
    value = "" if widget["value"] is None else format_html(' value="{}"', str(widget["value"]))
    return format_html('<input type="{}" name="{}"{}{}>', widget["type"], widget["name"], value, _attributes(widget))


def _textarea(widget):
    told = widget["name"], _attributes(widget), widget["value"] or ""
    return format_html('<textarea name="{}"{}>\n{}</textarea>', *told)


def _select(widget):
    groups = format_html_join("", "{}", ((_group(name, options),) for name, options, _place in widget["optgroups"]))
    return format_html('<select name="{}"{}>{}\n</select>', widget["name"], _attributes(widget), groups)


def _group(name, options):
    told = format_html_join("", OPTION, ((str(o["value"]), _attributes(o), o["label"]) for o in options))
    return format_html('\n  <optgroup label="{}">{}\n  </optgroup>', name, told) if name else told


def _attributes(widget):
    told = ((name, value) for name, value in widget["attrs"].items() if value is not False)
    return format_html_join("", "{}", ((_attribute(name, value),) for name, value in told))


def _attribute(name, value):
    return format_html(" {}", name) if value is True else format_html(' {}="{}"', name, str(value))


KINDS = ("input", "text", "number", "email", "url", "search", "tel", "password", "hidden", "date", "datetime", "time")

PRINTED = {f"django/forms/widgets/{kind}.html": _input for kind in (*KINDS, "checkbox")}
PRINTED |= {"django/forms/widgets/textarea.html": _textarea, "django/forms/widgets/select.html": _select}
