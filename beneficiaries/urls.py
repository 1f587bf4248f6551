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
    path("cases/<uuid:pk>/tasks/", views.tasks_panel, name="tasks_panel"),
    path("cases/<uuid:pk>/tasks/add/", views.add_task, name="add_task"),
    path("cases/<uuid:pk>/days/", views.days, name="days"),
    path("cases/<uuid:pk>/deadlines/dismiss/", views.dismiss_deadline, name="dismiss_deadline"),
    path("cases/<uuid:pk>/deadlines/recall/", views.recall_deadline, name="recall_deadline"),
    path("tasks/", views.tasks, name="tasks"),
    path("tasks/<uuid:pk>/edit/", views.edit_task, name="edit_task"),
    path("tasks/<uuid:pk>/end/", views.end_task, name="end_task"),
    path("tasks/<uuid:pk>/postpone/", views.postpone_task, name="postpone_task"),
    path("tasks/<uuid:pk>/unpostpone/", views.unpostpone_task, name="unpostpone_task"),
    path("tasks/<uuid:pk>/reopen/", views.reopen_task, name="reopen_task"),
    path("rhythm/", views.rhythm, name="rhythm"),
]
