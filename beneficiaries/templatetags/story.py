"""How the moments of a story are printed: twenty on a page, so they are put together here and not by the template."""

from django import template
from django.template.defaultfilters import capfirst, linebreaksbr
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from equipe.templatetags.lists import STATE
from equipe.templatetags.printing import minutes

register = template.Library()

MOMENT = """<li class="timeline-item timeline-{}">
          <p class="timeline-head">
            <time datetime="{}">{}</time> <strong>{}</strong> <span class="muted">{}</span>{}{}{}
          </p>
          {}
        </li>"""


@register.simple_tag
def told(moments):
    """{% told moments %}: each as a line of the story."""
    return format_html_join("", MOMENT, map(_parts, moments))


def _parts(moment):
    heading, others = capfirst(moment.heading), moment.others
    with_others = ngettext("with %(n)s other person", "with %(n)s other people", others or 0) % {"n": others}
    return (
        moment.kind,
        moment.stamp,
        f"{moment.day} {moment.hour}".rstrip(),
        format_html('<a href="{}">{}</a>', moment.url, heading) if moment.url else heading,
        f"{moment.who} · {minutes(moment.minutes)}" if moment.minutes else moment.who,
        _state(_("private")) if moment.private else "",
        format_html(' <span class="muted">· {}</span>', with_others) if others else "",
        _state(moment.remark) if moment.remark else "",
        format_html('<p class="timeline-text">{}</p>', linebreaksbr(moment.text)) if moment.text else "",
    )


def _state(word):
    return format_html(" {}", format_html(STATE, "off", word))
