"""Possible duplicates: the list, two records side by side, telling apart, merging and taking it back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from beneficiaries import actions
from beneficiaries.forms import Choosing
from beneficiaries.models import Episode, Merge, PossibleDuplicate
from beneficiaries.models.belongings import count_kinds, obstacles, opened_on_one_day
from beneficiaries.permissions import can_compare_people
from equipe import audit
from equipe.permissions import require
from equipe.verdicts import Refused

PAIRS_A_PAGE = 20


@require_safe
def duplicates(request):
    require(can_compare_people(request.user))
    visible = PossibleDuplicate.objects.visible_to(request.user).with_people().newest_first()
    told_apart = request.GET.get("state") == "told_apart"
    pairs = visible.told_apart() if told_apart else visible.undecided()
    page = Paginator(pairs, PAIRS_A_PAGE).get_page(request.GET.get("page"))
    audit.record_reads([person for pair in page for person in pair.people], by=request.user, section="duplicates")
    context = {"page": page, "told_apart": told_apart}
    return render(request, "beneficiaries/duplicates.html", context)


def merge(request, pk):
    """Choose, see what would happen, do it: the second and third only after a question was sent."""
    pair = _pair(request, pk)
    require(can_compare_people(request.user))
    for person in pair.people:
        if person.merged_into_id:
            return redirect(person.standing_record)
    form = Choosing(
        request.POST if request.method == "POST" else None,
        pair=pair,
        proposed=Episode.objects.most_followed(pair.people),
        language=get_language(),
    )
    if form.is_valid() and "confirmed" in request.POST:
        try:
            done = actions.merge(form.survivor, form.merged, taken=form.taken, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            day = date_format(localtime(done.reversible_until), "SHORT_DATE_FORMAT")
            messages.success(
                request, _("The two records are one. It can be undone on this page until %(day)s.") % {"day": day}
            )
            return redirect(done.survivor)
    return _side_by_side(request, pair, form)


@require_POST
def tell_apart(request, pk):
    pair = _pair(request, pk)
    require(can_compare_people(request.user))
    actions.tell_apart(pair, by=request.user, at=timezone.now())
    messages.success(request, _("Remembered: they are two people. The pair is under “told apart”."))
    return redirect("beneficiaries:duplicates")


@require_POST
def undo_merge(request, pk):
    merge = get_object_or_404(Merge.objects.visible_to(request.user).with_people(), pk=pk)
    require(can_compare_people(request.user))
    try:
        actions.undo_merge(merge, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(merge.survivor)
    messages.success(request, _("The merge was undone: every row is back where it was."))
    return redirect(merge.survivor)


def pairs_to_compare(user, person):
    """What the desk still has to decide about a person; nobody else learns that there is anything."""
    if not can_compare_people(user):
        return []
    return list(PossibleDuplicate.objects.visible_to(user).undecided().of_person(person)[:3])


def _pair(request, pk):
    return get_object_or_404(PossibleDuplicate.objects.visible_to(request.user).with_people(), pk=pk)


def _side_by_side(request, pair, form):
    """Both records, what belongs to each and, once a choice was sent, what would come of it."""
    audit.record_reads(pair.people, by=request.user, section="duplicates")
    counts = [count_kinds(person) for person in pair.people]
    chosen = form.is_bound and form.is_valid()
    moving = count_kinds(form.merged) if chosen else {}
    context = {
        "pair": pair,
        "form": form,
        "belongings": [(kind, [count[kind] for count in counts]) for kind in counts[0] if any(c[kind] for c in counts)],
        "is_preview": chosen,
        "moving": [(kind, number) for kind, number in moving.items() if number],
        "beside": opened_on_one_day(form.merged, form.survivor) if chosen else [],
        "obstacles": obstacles(form.merged, form.survivor) if chosen else [],
        "against": obstacles(pair.second, pair.first) if not chosen else [],
    }
    return render(request, "beneficiaries/merge.html", context)
