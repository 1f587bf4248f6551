"""What is asked about a course and who takes part in it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking, day_field, text
from beneficiaries.forms.versions import Versioned
from beneficiaries.models import Document
from equipe.forms import DayInput
from placements.enums import CoursePayer, EnrolmentState
from placements.forms.amounts import Amount
from placements.models import Course, Enrolment


class CourseSearch(forms.Form):
    """Which courses; everything stands in the URL, for a course is no personal data."""

    STATES = (("", _("not over yet")), ("over", _("over")))

    q = forms.CharField(label=_("Title or provider"), required=False)
    state = forms.ChoiceField(label=_("Which"), choices=STATES, required=False)

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def apply(self, courses):
        asked = self.cleaned_data if self.is_valid() else {}
        if asked.get("q"):
            courses = courses.called_like(asked["q"].replace("\0", ""))
        return courses.over(on=self.today) if asked.get("state") == "over" else courses.not_over(on=self.today)


class CourseSheet(Asking, Versioned, forms.ModelForm):
    """What a course is, when, and what it costs."""

    cost = Amount(label=_("Cost for one person, in euro"), min_value=0, max_digits=8, decimal_places=2, initial=0)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    sentences = {
        "title": _("Enter the title of the course."),
        "provider": _("Enter who holds it."),
        "hours": _("Enter how many hours it has."),
        "starts_on": _("Enter the first day of the course."),
        "cost": _("Enter what it costs for one person, also when it is nothing."),
    }

    class Meta:
        model = Course
        fields = ("title", "provider", "hours", "starts_on", "ends_on", "place", "qualification", "cost", "notes")
        widgets = {"starts_on": DayInput(), "ends_on": DayInput(), "notes": text()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["hours"].min_value = 1
        self.initial.setdefault("version", self.instance.version)

    def clean(self):
        first, last = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The course would end before it begins: check the two days."))
        return self.cleaned_data


class Enrol(Asking, forms.Form):
    """In which course somebody is enrolled, and who pays."""

    course = forms.ModelChoiceField(Course.objects.none(), label=_("Course"))
    payer = forms.ChoiceField(label=_("Who pays"), choices=CoursePayer.choices)

    sentences = {"course": _("Choose the course.")}

    def __init__(self, *args, episode, today, **kwargs):
        super().__init__(*args, **kwargs)
        courses = Course.objects.of_ambito(episode.team.ambito_id).not_over(on=today).by_start()
        self.fields["course"].queryset = courses
        self.is_possible = courses.exists()


class EnrolmentSheet(Asking, Versioned, forms.ModelForm):
    """How far somebody has come in a course."""

    ended_on = day_field(label=_("Ended on"), required=False)
    hours_attended = Amount(label=_("Hours attended"), min_value=0, max_digits=6, decimal_places=1)
    cost = Amount(label=_("Cost, in euro"), min_value=0, max_digits=8, decimal_places=2)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    sentences = {
        "hours_attended": _("Enter the hours attended, also when there are none yet."),
        "cost": _("Enter what it came to, also when it is nothing."),
    }

    class Meta:
        model = Enrolment
        fields = (
            "state",
            "hours_attended",
            "ended_on",
            "drop_reason",
            "qualification",
            "certificate",
            "payer",
            "cost",
        )

    def __init__(self, *args, reader, **kwargs):
        super().__init__(*args, **kwargs)
        papers = Document.objects.of_case(self.instance.episode).readable_by(reader).current().light().newest_first()
        self.fields["certificate"].queryset = papers
        self.initial.setdefault("version", self.instance.version)

    def clean(self):
        dropped, reason = self.cleaned_data.get("state") == EnrolmentState.DROPPED, self.cleaned_data.get("drop_reason")
        if dropped and not reason:
            self.add_error("drop_reason", _("Choose why the person left the course."))
        if reason and not dropped:
            self.add_error("state", _("A reason for leaving stands here: choose “dropped out”, or clear the reason."))
        ended = self.cleaned_data.get("ended_on")
        if ended and ended < self.instance.enrolled_on:
            self.add_error("ended_on", _("The course would end before the enrolment: check the two days."))
        return self.cleaned_data
