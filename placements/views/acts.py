"""The doors of the acts: each asks the rules again for what changes, and leaves one more act."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from beneficiaries.models import Document
from equipe import audit, drafts, navigation
from equipe.permissions import require
from equipe.verdicts import Refused
from placements import actions
from placements.amendments import open_rest
from placements.forms import ActNote, Interruption, NewTerms, NewTutor, OtherStart, Rest, Return, SignedAct
from placements.models import Act, Signature, Tutor
from placements.permissions import can_confirm
from placements.views.files import SECTION, internship_file, typed


def amend(request, pk):
    """Other hours, another week, pay, tasks or an earlier last day, from a day on."""
    internship = followed(request, pk)
    form = agreeing(request, NewTerms, internship, kind="amendment", known=NewTerms.told(internship))

    def deed():
        said = {name: form.cleaned_data[name] for name in ("version", "holds_from", "note", "motive")}
        return actions.amend(internship, by=request.user, on=form.today, **said, **form.changes)

    done = _("The amendment is agreed. Next: its signatures.")
    return agree(request, form, deed, template="placements/amend.html", kind="amendment", done=done)


def move_start(request, pk):
    """Another first day, before anybody was present: the rules of the start are asked again."""
    internship = followed(request, pk)
    known = {name: getattr(internship, name) for name in ("version", "starts_on", "ends_on")}
    form = agreeing(request, OtherStart, internship, kind="start", known=known)

    def deed():
        return actions.move_start(internship, by=request.user, on=form.today, **form.cleaned_data)

    done = _("The new first day is agreed. Next: its signatures, and a word to the host about the communication (COB).")
    return agree(request, form, deed, template="placements/move_start.html", kind="start", done=done)


def change_tutor(request, pk):
    """Another tutor from a day on; the period of the one before ends the day before."""
    internship = followed(request, pk)
    known = {"version": internship.version, "side": request.GET.get("side", "")}
    form = agreeing(request, NewTutor, internship, kind="tutor", known=known)

    def deed():
        said = {name: form.cleaned_data[name] for name in ("version", "side", "holds_from", "note", "motive")}
        return actions.change_tutor(internship, by=request.user, on=form.today, **said, **form.told)

    shown = {"tutors": Tutor.objects.of(internship).with_users().in_order()}
    done = _("The new tutor is agreed. Next: the signatures, and a word to the person.")
    return agree(request, form, deed, template="placements/change_tutor.html", kind="tutor", done=done, **shown)


def suspend(request, pk):
    internship = followed(request, pk)
    form = agreeing(request, Rest, internship, kind="suspension", known={"version": internship.version})

    def deed():
        return actions.suspend(internship, by=request.user, on=form.today, **form.cleaned_data)

    done = _("The internship is suspended. For these days there is no duty to pay.")
    return agree(request, form, deed, template="placements/suspend.html", kind="suspension", done=done)


def resume(request, pk):
    internship = followed(request, pk)
    known = {"version": internship.version, "holds_from": localdate()}
    form = agreeing(request, Return, internship, kind="", known=known)

    def deed():
        return actions.resume(internship, by=request.user, on=form.today, **form.cleaned_data)

    done = _("The internship goes on. If the days of rest do not count, it may be extended by them.")
    shown = {"rest": open_rest(internship)}
    return agree(request, form, deed, template="placements/resume.html", kind="", done=done, **shown)


def interrupt(request, pk):
    internship = followed(request, pk)
    form = Interruption(typed(request), initial={"on": localdate(), "version": internship.version})
    if form.is_valid():
        try:
            actions.interrupt(internship, by=request.user, dated_on=localdate(), **form.cleaned_data)
        except actions.Stale as stale:
            internship.refresh_from_db()
            form.see_anew(internship, sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The internship is interrupted. Check the days of its last month."))
            return redirect(internship)
    return render(request, "placements/interrupt.html", {"internship": internship, "form": form})


def sign_act(request, pk):
    """File who signed an act."""
    act, today = _act(request, pk), localdate()
    internship = act.internship
    missing = list(Signature.objects.of_act(act).missing().in_order())
    documents = Document.objects.of_case(internship.episode).current().readable_by(request.user).light()
    known = {"signed_on": today, "sides": [each.side for each in missing]}
    asked = {"missing": missing, "documents": documents.newest_first(), "today": today}
    form = SignedAct(typed(request), initial=known, **asked)
    if form.is_valid():
        try:
            actions.file_signatures(act, by=request.user, at=timezone.now(), on=today, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Filed."))
            return redirect(f"{internship.get_absolute_url()}#acts")
    upload = navigation.address("beneficiaries:file_document", internship.episode_id)
    shown = {"act": act, "internship": internship, "form": form, "missing": missing, "upload": upload}
    return render(request, "placements/sign_act.html", shown)


def note_act(request, pk):
    """The number of an act in the protocol, and the day on which it was communicated."""
    act, today = _act(request, pk), localdate()
    known = {"protocol": act.protocol, "communicated_on": act.communicated_on, "seen": act.seen}
    form = ActNote(typed(request), initial=known, act=act, today=today)
    if form.is_valid():
        try:
            actions.note_act(act, by=request.user, on=today, **form.cleaned_data)
        except actions.Stale as stale:
            act.refresh_from_db()
            form.see_anew(act, sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect(f"{act.internship.get_absolute_url()}#acts")
    return render(request, "placements/note_act.html", {"act": act, "internship": act.internship, "form": form})


def _act(request, pk):
    """One the reader may see and write to; the look at its file is told."""
    act = get_object_or_404(Act.objects.visible_to(request.user).with_internships(), pk=pk)
    audit.record_read(act.internship.episode, by=request.user, section=SECTION)
    require(can_confirm(request.user, act.internship))
    return act


def followed(request, pk):
    """An internship whose acts the reader may make."""
    internship = internship_file(request, pk)
    require(can_confirm(request.user, internship))
    return internship


def agreeing(request, form, internship, *, kind, known):
    """The form of an act, filled with what is known and what was being typed."""
    kept = drafts.typed(request.user, f"{kind}:{internship.pk}") if kind else {}
    return form(typed(request), internship=internship, today=localdate(), initial=known | kept)


def agree(request, form, deed, *, template, kind, done, **shown):
    """Ask the rules, and make the act unless only they were asked; a refusal stands in the form with what was typed."""
    internship, key = form.internship, f"{kind}:{form.internship.pk}" if kind else ""
    thought = getattr(form, "thought", None)
    if form.is_bound and form.is_valid() and "check" not in request.POST and not request.htmx:
        try:
            deed()
        except actions.Stale as stale:
            internship.refresh_from_db()
            form.see_anew(internship, sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            if key:
                drafts.forget(request.user, key)
            messages.success(request, done)
            return redirect(internship)
    page = f"{template}#check" if request.htmx and hasattr(form, "thought") else template  # a return asks no rule
    return render(request, page, shown | {"internship": internship, "form": form, "thought": thought, "draft_key": key})
