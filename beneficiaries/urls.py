"""The doors of beneficiaries."""

from django.urls import path

from beneficiaries import views

app_name = "beneficiaries"

urlpatterns = [
    path("", views.caseload, name="caseload"),
    path("workbook/", views.export_caseload, name="export_caseload"),
    path("chosen/", views.choose, name="choose"),
    path("chosen/<str:key>/hand-over/", views.hand_over_chosen, name="hand_over_chosen"),
    path("chosen/<str:key>/task/", views.task_for_chosen, name="task_for_chosen"),
    path("chosen/<str:key>/help/", views.help_on_chosen, name="help_on_chosen"),
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
    path("cases/<uuid:pk>/hand-over/note/", views.note_for_successor, name="note_for_successor"),
    path("cases/<uuid:pk>/help/", views.ask_to_help, name="ask_to_help"),
    path("access/<uuid:pk>/end/", views.end_access, name="end_access"),
    path("cases/<uuid:pk>/diary/", views.write_diary, name="write_diary"),
    path("cases/<uuid:pk>/history/", views.case_history, name="case_history"),
]
