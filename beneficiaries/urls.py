"""The doors of beneficiaries."""

from django.urls import path

from beneficiaries import views

app_name = "beneficiaries"

urlpatterns = [
    path("", views.caseload, name="caseload"),
    path("search/", views.people, name="people"),
    path("tax-code/", views.fill_from_tax_code, name="fill_from_tax_code"),
    path("<uuid:pk>/", views.person, name="person"),
    path("<uuid:pk>/edit/", views.edit_person, name="edit_person"),
    path("referrals/", views.referrals, name="referrals"),
    path("referrals/new/", views.refer, name="refer"),
    path("referrals/<uuid:pk>/", views.referral, name="referral"),
    path("referrals/<uuid:pk>/accept/", views.accept, name="accept"),
    path("referrals/<uuid:pk>/return/", views.return_referral, name="return_referral"),
    path("referrals/<uuid:pk>/answer/", views.answer_referral, name="answer_referral"),
    path("referrals/<uuid:pk>/decline/", views.decline, name="decline"),
    path("cases/new/", views.open_case, name="open_case"),
    path("cases/<uuid:pk>/", views.case, name="case"),
    path("cases/<uuid:pk>/edit/", views.edit_case, name="edit_case"),
    path("cases/<uuid:pk>/hand-over/", views.hand_over, name="hand_over"),
    path("cases/<uuid:pk>/diary/", views.write_diary, name="write_diary"),
    path("cases/<uuid:pk>/history/", views.case_history, name="case_history"),
    path("notes/new/", views.note, name="note"),
    path("notes/new/people/", views.note_people, name="note_people"),
    path("notes/<uuid:pk>/", views.entry, name="entry"),
    path("notes/<uuid:pk>/edit/", views.edit_entry, name="edit_entry"),
    path("notes/<uuid:pk>/strike/", views.strike_entry, name="strike_entry"),
    path("notes/templates/", views.note_templates, name="note_templates"),
    path("notes/templates/new/", views.add_note_template, name="add_note_template"),
    path("notes/templates/<uuid:pk>/", views.edit_note_template, name="edit_note_template"),
    path("notes/templates/<uuid:pk>/retire/", views.retire_note_template, name="retire_note_template"),
]
