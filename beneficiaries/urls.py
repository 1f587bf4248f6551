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
    # The personalised project
    path("cases/<uuid:pk>/project/", views.project, name="project"),
    path("cases/<uuid:pk>/project/panel/", views.project_panel, name="project_panel"),
    path("cases/<uuid:pk>/project/new/", views.begin_project, name="begin_project"),
    path("projects/<uuid:pk>/", views.project_version, name="project_version"),
    path("projects/<uuid:pk>/edit/", views.edit_project, name="edit_project"),
    path("projects/<uuid:pk>/propose/", views.propose_project, name="propose_project"),
    path("projects/<uuid:pk>/take-back/", views.take_back_project, name="take_back_project"),
    path("projects/<uuid:pk>/review/", views.review_project, name="review_project"),
    path("projects/<uuid:pk>/close/", views.close_project, name="close_project"),
    path("signatures/<uuid:pk>/", views.sign_project, name="sign_project"),
    # Team meetings
    path("meetings/", views.meetings, name="meetings"),
    path("meetings/new/", views.plan_meeting, name="plan_meeting"),
    path("meetings/<uuid:pk>/", views.meeting, name="meeting"),
    path("meetings/<uuid:pk>/edit/", views.edit_meeting, name="edit_meeting"),
    path("meetings/<uuid:pk>/close/", views.close_minutes, name="close_minutes"),
    path("meetings/<uuid:pk>/cancel/", views.cancel_meeting, name="cancel_meeting"),
    path("meetings/<uuid:pk>/add/", views.add_to_minutes, name="add_to_minutes"),
    path("meetings/<uuid:pk>/agenda/", views.agenda, name="agenda"),
    path("meetings/<uuid:pk>/agenda/find/", views.find_for_agenda, name="find_for_agenda"),
    path("meetings/<uuid:pk>/agenda/put/", views.put_on_agenda, name="put_on_agenda"),
    path("meetings/cases/<uuid:pk>/", views.agenda_item, name="agenda_item"),
    path("meetings/cases/<uuid:pk>/move/", views.move_item, name="move_item"),
    path("meetings/cases/<uuid:pk>/take-off/", views.take_off_agenda, name="take_off_agenda"),
    path("cases/<uuid:pk>/team/", views.team_panel, name="team_panel"),
    path("cases/<uuid:pk>/team/ask/", views.ask_team, name="ask_team"),
    path("cases/<uuid:pk>/team/withdraw/", views.withdraw_question, name="withdraw_question"),
]
