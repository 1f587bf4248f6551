"""A person: all her cases, who she is, and what her tax code says."""

from copy import copy

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.timezone import localdate, now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from beneficiaries import actions
from beneficiaries.forms import Correction, Identity
from beneficiaries.models import Episode, Merge, Person, Referral
from beneficiaries.permissions import can_compare_people, can_edit_person, can_open_case, can_refer
from beneficiaries.rules import country_name, parse_tax_code
from beneficiaries.views.duplicates import pairs_to_compare
from equipe import audit, drafts, presence
from equipe.permissions import require
from equipe.verdicts import Refused


@require_safe
def person(request, pk):
    visible = Person.objects.visible_to(request.user).select_related("municipality")
    person = visible.same_reference(pk).first()
    if person is None:  # a record that was merged leads to the one that stayed, for those who may see her
        merged = get_object_or_404(Person.objects.merged_into_another(), pk=pk)
        return redirect(get_object_or_404(visible, pk=merged.standing_record.pk))
    audit.record_read(person, by=request.user)
    merges = list(Merge.objects.standing().into(person).with_people().newest_first())
    episodes = list(Episode.objects.visible_to(request.user).of_person(person).with_people().newest_first())
    context = {
        "person": person,
        "age": person.age_on(localdate()),
        "citizenship": country_name(person.citizenship, language=get_language()),
        "episodes": episodes,
        "referrals": Referral.objects.visible_to(request.user).of_person(person).with_people().newest_first(),
        "is_followed": any(episode.is_open for episode in episodes),
        "may_edit": can_edit_person(request.user, person),
        "may_refer": can_refer(request.user),
        "may_open": can_open_case(request.user),
        "history": audit.history(person, *(merge.merged for merge in merges))[:20],
        "merges": [(merge, merge.is_reversible(at=timezone.now())) for merge in merges],
        "pairs": pairs_to_compare(request.user, person),
        "may_compare": can_compare_people(request.user),
    }
    return render(request, "beneficiaries/person.html", context)


def edit_person(request, pk):
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    require(can_edit_person(request.user, person))
    key = f"person:{person.pk}"
    kept = drafts.left(request.user, key)
    form = Correction(
        request.POST if request.method == "POST" else None,
        instance=copy(person),
        initial={"version": person.version} | (kept[0].content if kept else {}),
        ambito=person.ambito,
        today=localdate(),
    )
    if form.is_valid():
        try:
            actions.edit_person(person, by=request.user, **form.answers)
        except actions.Stale as stale:
            form.compare_with(Person.objects.get(pk=pk), sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, key, page=drafts.page_of(request.POST))
            messages.success(request, _("The personal data were saved."))
            return redirect(person)
    audit.record_read(person, by=request.user, section="personal data")
    context = {"person": person, "form": form, "draft_key": key, "kept": [] if form.is_bound else kept}
    context["presence"] = presence.of(request.user, key, at=now())
    return render(request, "beneficiaries/edit_person.html", context)


@require_POST
def fill_from_tax_code(request):
    """What the code says goes into the form; a known person is recognised only if the reader may see her."""
    require(can_refer(request.user) or can_open_case(request.user))
    typed, said, reading, problem, known = request.POST.dict(), {}, None, "", None
    try:
        reading = parse_tax_code(typed.get("tax_code", ""), on=localdate())
    except Refused as refusal:
        problem = str(refusal) if typed.get("tax_code", "").strip() else ""
    else:
        visible = Person.objects.visible_to(request.user)
        known = visible.with_tax_code(reading.code, ambito=request.user.ambito).first()
        if known:
            audit.record_read(known, by=request.user, section="personal data")
        said = {} if "only_compare" in typed else _said_by(reading, known, typed)
    identity = Identity(initial=typed | said, ambito=request.user.ambito, today=localdate())
    context = {"identity": identity, "filled": said, "reading": reading, "problem": problem, "known": known}
    return render(request, "beneficiaries/fill_from_tax_code.html", context)


def _said_by(reading, known, typed):
    """Birth and sex by the code; the names of a known person where nothing was typed."""
    said = {
        "birth_date": reading.birth_date.isoformat(),
        "sex": reading.sex.value,
        "birth_place": reading.birth_place or typed.get("birth_place", ""),
    }
    if known:
        said |= {name: typed.get(name) or getattr(known, name) for name in ("last_name", "first_name")}
    return said
