"""The doors of courses: the desk keeps them, whoever follows a case enrols and follows."""

from copy import copy

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from beneficiaries.models import Document
from equipe import audit, presence
from equipe.permissions import require
from equipe.verdicts import Refused
from placements import actions
from placements.forms import CourseSearch, CourseSheet, Enrol, EnrolmentSheet
from placements.models import Course, Enrolment
from placements.permissions import can_enrol, can_manage_hosts, can_see_hosts, desk_of
from placements.views.files import SECTION, case_file, typed

A_PAGE = 25


@require_safe
def courses(request):
    require(can_see_hosts(request.user))
    search = CourseSearch(request.GET, today=localdate())
    found = search.apply(Course.objects.visible_to(request.user).with_numbers()).by_start()
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    template = "placements/courses.html#rows" if request.htmx else "placements/courses.html"
    return render(request, template, {"search": search, "page": page, "today": localdate()})


def add_course(request):
    ambito = desk_of(request.user)
    require(ambito)
    form = CourseSheet(typed(request), instance=Course(ambito=ambito))
    if form.is_valid():
        try:
            course = actions.add_course(ambito=ambito, by=request.user, **_told(form))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The course is registered. People are enrolled from their case."))
            return redirect(course)
    return render(request, "placements/add_course.html", {"form": form})


@require_safe
def course(request, pk):
    """A course and those of its people whose cases the reader may see."""
    course = get_object_or_404(Course.objects.visible_to(request.user).with_numbers(), pk=pk)
    people = list(Enrolment.objects.visible_to(request.user).of(course).with_people().by_name())
    for enrolment in people:
        audit.record_read(enrolment.episode, by=request.user, section=SECTION)
    shown = {
        "course": course,
        "people": people,
        "can_manage": can_manage_hosts(request.user, course.ambito_id),
        "history": audit.history(course)[:20],
    }
    return render(request, "placements/course.html", shown)


def edit_course(request, pk):
    course = get_object_or_404(Course.objects.visible_to(request.user), pk=pk)
    require(can_manage_hosts(request.user, course.ambito_id))
    form = CourseSheet(typed(request), instance=copy(course))
    if form.is_valid():
        try:
            actions.edit_course(course, by=request.user, **form.answers)
        except actions.Stale as stale:
            form.compare_with(Course.objects.get(pk=pk), sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The course is saved."))
            return redirect(course)
    shown = {"course": course, "form": form, "presence": presence.of(request.user, f"course:{pk}", at=now())}
    return render(request, "placements/edit_course.html", shown)


def enrol(request, pk):
    episode = case_file(request, pk)
    require(can_enrol(request.user, episode))
    form = Enrol(typed(request), episode=episode, today=localdate())
    if form.is_valid():
        try:
            enrolment = actions.enrol(episode, by=request.user, on=localdate(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Enrolled. Hours, attendance and certificate are kept here."))
            return redirect(enrolment)
    may_add = can_manage_hosts(request.user, episode.team.ambito_id)
    return render(request, "placements/enrol.html", {"episode": episode, "form": form, "may_add": may_add})


def enrolment(request, pk):
    enrolment = get_object_or_404(Enrolment.objects.visible_to(request.user).with_people(), pk=pk)
    audit.record_read(enrolment.episode, by=request.user, section=SECTION)
    may_follow = can_enrol(request.user, enrolment.episode)
    if request.method == "POST":
        require(may_follow)
    form = EnrolmentSheet(typed(request), instance=copy(enrolment), reader=request.user)
    if form.is_valid():
        try:
            actions.follow_enrolment(enrolment, by=request.user, **form.answers)
        except actions.Stale as stale:
            form.compare_with(Enrolment.objects.with_people().get(pk=pk), sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Kept."))
            return redirect(enrolment)
    shown = {
        "enrolment": enrolment,
        "form": form if may_follow else None,
        "may_open_certificate": _may_open(request.user, enrolment.certificate),
        "presence": presence.of(request.user, f"enrolment:{pk}", at=now()),
        "history": audit.history(enrolment)[:20],
    }
    return render(request, "placements/enrolment.html", shown)


def _may_open(user, certificate):
    return certificate is not None and Document.objects.visible_to(user).same_as(certificate).exists()


def _told(form):
    return {name: value for name, value in form.answers.items() if name != "version"}
