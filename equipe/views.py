"""The front door: who may come in, the people who work here, the access log and work under way."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import check_for_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from equipe import actions, audit, health, invitations, navigation
from equipe.enums import ROLES_BY_KIND, Role
from equipe.forms import (
    AccessLogSearch,
    FirstPassword,
    Inhabitants,
    Invitation,
    NewMunicipality,
    NewTeam,
    Profile,
    RoleInTeam,
)
from equipe.models import Ambito, AuditEntry, Job, Membership, Municipality, Team, User
from equipe.permissions import (
    can_change_rights_of,
    can_close_account_of,
    can_manage_people,
    can_read_access_log,
    require,
)
from equipe.verdicts import Refused

# Coming in


@login_not_required
def no_such_page(request):
    """Nobody opens an account for themselves."""
    raise Http404


@login_not_required
@require_POST
def demo_login(request, pk):
    """One click for each demo persona; outside the demo this door does not exist."""
    if not settings.DEMO_MODE:
        raise Http404
    persona = get_object_or_404(User.objects.personas(), pk=pk)
    login(request, persona, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(navigation.within(request, request.POST.get("next", ""), otherwise=settings.LOGIN_REDIRECT_URL))


@login_not_required
@never_cache
@sensitive_post_parameters("password")
def accept_invitation(request, uid, token):
    """The link of an invitation: looking at it uses nothing up, setting the password does."""
    user = invitations.invited(uid, token)
    if user is None:
        return render(request, "equipe/invitation_over.html", status=410)
    form = FirstPassword(request.POST if request.method == "POST" else None, user=user)
    if form.is_valid():
        actions.accept_invitation(user, password=form.cleaned_data["password"], by=user)
        messages.success(request, _("Your password is set. Sign in with your e-mail."))
        return redirect("account_login")
    return render(request, "equipe/accept_invitation.html", {"form": form, "invited": user})


@login_not_required
@require_POST
def language(request):
    """The language of the pages: for a user kept with the account, before that with the browser."""
    chosen = request.POST.get("language", "")
    response = redirect(navigation.within(request, request.POST.get("next", ""), otherwise="/"))
    if check_for_language(chosen) and chosen in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, chosen, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE, httponly=True
        )
        if request.user.is_authenticated:
            actions.choose_language(request.user, language=chosen, by=request.user)
    return response


# Everybody for themselves


def profile(request):
    form = Profile(request.POST if request.method == "POST" else None, instance=User.objects.get(pk=request.user.pk))
    if form.is_valid():
        actions.change_profile(request.user, **form.cleaned_data, by=request.user)
        messages.success(request, _("Your profile is saved."))
        return redirect("equipe:profile")
    return render(request, "equipe/profile.html", {"form": form})


@require_GET
def job(request, pk):
    """How far one's own job is. A part of a page asks again and again; at the end that page is loaded anew."""
    asked = get_object_or_404(Job.objects.of(request.user), pk=pk)
    if not request.htmx:
        return render(request, "equipe/job.html", {"job": asked})
    response = render(request, "components/progress.html", {"job": asked})
    if not asked.is_waiting:
        response["HX-Refresh"] = "true"
    return response


# The people who work here


@require_GET
def people_here(request):
    require(can_manage_people(request.user))
    ambiti = Ambito.objects.where(request.user, Role.ADMINISTRATOR)
    return render(
        request,
        "equipe/people_here.html",
        {
            "people": User.objects.belonging_to(ambiti).with_standing().by_name(),
            "teams": Team.objects.of(ambiti).with_sizes().by_name(),
            "municipalities": Municipality.objects.of(ambiti).by_name(),
        },
    )


def invite(request):
    require(can_manage_people(request.user))
    ambiti = Ambito.objects.where(request.user, Role.ADMINISTRATOR)
    form = Invitation(request.POST if request.method == "POST" else None, ambiti=ambiti)
    if form.is_valid():
        try:
            invited = actions.invite(**form.cleaned_data, site=navigation.site_of(request), by=request.user)
        except Refused as refusal:
            form.add_error("role", str(refusal))
        else:
            messages.success(request, _("The invitation to %(name)s is on its way.") % {"name": invited})
            return redirect("equipe:people_here")
    return render(request, "equipe/invite.html", {"form": form})


def colleague(request, pk):
    """One user: the roles held, and what the administrator may change about them."""
    person = _colleague(request, pk)
    ambiti = Ambito.objects.where(request.user, Role.ADMINISTRATOR)
    form = RoleInTeam(request.POST if request.method == "POST" else None, ambiti=ambiti)
    if form.is_valid():
        require(can_change_rights_of(request.user, person))
        try:
            actions.give_role(person, **form.cleaned_data, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The role is given; it holds from the next click."))
            return redirect("equipe:colleague", person.pk)
    memberships = Membership.objects.of(person).current().within(ambiti).with_teams()
    return render(
        request,
        "equipe/colleague.html",
        {
            "person": person,
            "form": form,
            "memberships": [(m, [(r, r.label) for r in ROLES_BY_KIND[m.team.kind]]) for m in memberships],
            "may_change": can_change_rights_of(request.user, person),
            "may_close": can_close_account_of(request.user, person),
            "entries": audit.history(person)[:20],
        },
    )


@require_POST
def change_role(request, pk):
    membership = _membership(request, pk)
    role = request.POST.get("role")
    if role not in Role.values:
        raise Http404
    return _done(
        request, membership.user, actions.change_role, membership, role=Role(role), at=timezone.now(), by=request.user
    )


@require_POST
def end_membership(request, pk):
    membership = _membership(request, pk)
    return _done(request, membership.user, actions.end_membership, membership, at=timezone.now(), by=request.user)


@require_POST
def deactivate(request, pk):
    person = _colleague(request, pk)
    require(can_close_account_of(request.user, person))
    return _done(request, person, actions.deactivate, person, at=timezone.now(), by=request.user)


@require_POST
def invite_again(request, pk):
    person = _colleague(request, pk)
    require(can_close_account_of(request.user, person))
    return _done(request, person, actions.invite_again, person, site=navigation.site_of(request), by=request.user)


def new_team(request):
    require(can_manage_people(request.user))
    ambiti = Ambito.objects.where(request.user, Role.ADMINISTRATOR)
    form = NewTeam(request.POST if request.method == "POST" else None, ambiti=ambiti)
    if form.is_valid():
        try:
            team = actions.add_team(**form.cleaned_data, by=request.user)
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("The team %(team)s is there: now invite its people.") % {"team": team})
            return redirect("equipe:people_here")
    return render(request, "equipe/new_team.html", {"form": form})


def municipality(request, pk):
    """How many live there: a key by which money is shared out."""
    require(can_manage_people(request.user))
    ambiti = Ambito.objects.where(request.user, Role.ADMINISTRATOR)
    found = get_object_or_404(Municipality.objects.of(ambiti), pk=pk)
    form = Inhabitants(request.POST if request.method == "POST" else None, instance=found)
    if form.is_valid():
        actions.count_inhabitants(form.save(commit=False), by=request.user)
        messages.success(request, _("Kept."))
        return redirect("equipe:people_here")
    return render(request, "equipe/municipality.html", {"form": form, "municipality": found})


def new_municipality(request):
    require(can_manage_people(request.user))
    ambiti = Ambito.objects.where(request.user, Role.ADMINISTRATOR)
    form = NewMunicipality(request.POST if request.method == "POST" else None, ambiti=ambiti)
    if form.is_valid():
        try:
            municipality = actions.add_municipality(**form.cleaned_data, by=request.user)
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("%(municipality)s is now in the district.") % {"municipality": municipality})
            return redirect("equipe:people_here")
    return render(request, "equipe/new_municipality.html", {"form": form})


def _colleague(request, pk):
    require(can_manage_people(request.user))
    ambiti = Ambito.objects.where(request.user, Role.ADMINISTRATOR)
    return get_object_or_404(User.objects.belonging_to(ambiti), pk=pk)


def _membership(request, pk):
    require(can_manage_people(request.user))
    ambiti = Ambito.objects.where(request.user, Role.ADMINISTRATOR)
    membership = get_object_or_404(Membership.objects.current().within(ambiti).with_teams(), pk=pk)
    require(can_change_rights_of(request.user, membership.user))
    return membership


def _done(request, person, deed, *things, **how):
    """Do it, say what happened, and go back to the person it was done for."""
    try:
        deed(*things, **how)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Done: it holds from the next click of %(name)s.") % {"name": person})
    return redirect("equipe:colleague", person.pk)


# What is watched


@require_GET
def access_log(request):
    """Who looked at what, and when: never what was read."""
    require(can_read_access_log(request.user))
    month = timezone.localdate() - timedelta(days=30)
    form = AccessLogSearch(
        request.GET or {"since": month.isoformat()}, ambiti=Ambito.objects.where(request.user, Role.AUDITOR)
    )
    entries = form.apply(AuditEntry.objects.visible_to(request.user)).with_actors().newest_first()
    page = Paginator(entries, 50).get_page(request.GET.get("page"))
    return render(request, "equipe/access_log.html", {"form": form, "page": page})


@login_not_required
@require_GET
@transaction.non_atomic_requests
def healthz(request):
    """Whether the house stands, for those who keep it running: no data."""
    state = health.state(at=timezone.now())
    return JsonResponse(state, status=200 if state["database"] else 503)
