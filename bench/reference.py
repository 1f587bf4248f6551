"""The floor: what a page costs without permissions, audit, languages or a frame around it."""

from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.shortcuts import render
from django.urls import path

from beneficiaries.models import Episode, Person


class OpenSite(admin.AdminSite):
    """Django's admin without its login, so that both servers answer the same client."""

    def has_permission(self, request):
        return True


class EpisodeAdmin(admin.ModelAdmin):
    list_display = ("person", "team", "case_manager", "opened_on", "closed_on")
    list_select_related = ("person", "team", "case_manager")
    list_per_page = 25
    search_fields = ("person__last_name", "person__first_name")
    ordering = ("person__last_name", "person__first_name", "pk")
    show_full_result_count = True

    def has_module_permission(self, request):
        return True

    has_view_permission = has_change_permission = lambda self, request, obj=None: True


site = OpenSite(name="admin")
site.register(Episode, EpisodeAdmin)
AnonymousUser.first_name = ""


def floor_list(request):
    """25 rows of a team's cases: ORM, two joins, a plain template."""
    episodes = (
        Episode.objects.filter(team_id=request.GET["team"])
        .select_related("person__municipality", "case_manager", "team")
        .order_by("person__sort_name", "pk")[:25]
    )
    return render(request, "bench/list.html", {"episodes": episodes})


def floor_case(request, pk):
    """A case with thirty diary entries."""
    episode = Episode.objects.select_related("person", "case_manager", "team").get(pk=pk)
    diary = episode.diary.select_related("author").order_by("-happened_at")[:30]
    return render(request, "bench/case.html", {"episode": episode, "diary": diary})


def ilike(request):
    """What most systems do with a name: ILIKE on two columns."""
    words = request.GET["q"]
    found = Person.objects.filter(last_name__icontains=words) | Person.objects.filter(first_name__icontains=words)
    return render(request, "bench/people.html", {"people": found[:25]})


urlpatterns = [
    path("list/", floor_list),
    path("case/<uuid:pk>/", floor_case),
    path("ilike/", ilike),
    path("admin/", site.urls),
]
