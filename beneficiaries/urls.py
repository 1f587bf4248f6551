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
    path("cases/<uuid:pk>/documents/", views.documents, name="documents"),
    path("cases/<uuid:pk>/documents/panel/", views.documents_panel, name="documents_panel"),
    path("cases/<uuid:pk>/documents/new/", views.file_document, name="file_document"),
    path("documents/<uuid:pk>/", views.document, name="document"),
    path("documents/<uuid:pk>/file/", views.open_document, name="open_document"),
    path("documents/<uuid:pk>/edit/", views.edit_document, name="edit_document"),
    path("documents/<uuid:pk>/replace/", views.replace_document, name="replace_document"),
    path("documents/<uuid:pk>/withdraw/", views.withdraw_document, name="withdraw_document"),
    path("documents/<uuid:pk>/put-back/", views.put_back_document, name="put_back_document"),
    path("cases/<uuid:pk>/privacy/", views.privacy, name="privacy"),
    path("cases/<uuid:pk>/privacy/panel/", views.privacy_panel, name="privacy_panel"),
    path("cases/<uuid:pk>/privacy/notice/", views.give_notice, name="give_notice"),
    path("cases/<uuid:pk>/privacy/exchange/", views.record_exchange, name="record_exchange"),
    path("privacy/notices/<uuid:pk>/end/", views.end_notice, name="end_notice"),
    path("privacy/exchanges/<uuid:pk>/end/", views.end_exchange, name="end_exchange"),
]
