"""The addresses of the desk."""

from django.urls import path

from folkmoot.desk.pages import (
    accounts,
    api_keys,
    case,
    closings,
    decisions,
    discussion,
    enquiries,
    privacy_policy,
    queue,
    sanctions,
    searching,
    sign_on,
    standards,
    tickets,
)

app_name = "desk"

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("appeals/", queue.appeals, name="appeals"),
    path("next/", queue.next_case, name="next_case"),
    path("cases/<str:case_id>/", case.case, name="case"),
    path("cases/<str:case_id>/state/", case.state, name="state"),
    path("cases/<str:case_id>/take/", case.take, name="take"),
    path("cases/<str:case_id>/hand-back/", case.give_back, name="hand_back"),
    path("cases/<str:case_id>/decide/", case.decide_case, name="decide"),
    path("cases/<str:case_id>/answer/", case.answer, name="answer"),
    path("cases/<str:case_id>/final/", case.final, name="final"),
    path("comments/<str:comment_id>/look/", case.look, name="look"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("decisions/<str:decision_id>/undo/", decisions.undo_decision, name="undo"),
    path("accounts/<str:account_id>/", accounts.account, name="account"),
    path("accounts/<str:account_id>/picture/", accounts.picture, name="remove_picture"),
    path("accounts/<str:account_id>/close/", closings.close, name="close_account"),
    path("sanctions/<str:sanction_id>/lift/", sanctions.lift, name="lift"),
    path("sanctions/<str:sanction_id>/override/", sanctions.override, name="override"),
    path("search/", searching.search, name="search"),
    path("standards/", standards.standards, name="standards"),
    path("enquiries/", enquiries.enquiries, name="enquiries"),
    path("enquiries/<str:enquiry_id>/", enquiries.enquiry, name="enquiry"),
    path("tickets/", tickets.tickets, name="tickets"),
    path("tickets/<str:ticket_id>/", tickets.ticket, name="ticket"),
    path("discussion/", discussion.ways, name="discussion"),
    path("api-keys/", api_keys.keys, name="api_keys"),
    path("api-keys/<str:key_id>/revoke/", api_keys.revoke, name="revoke_api_key"),
    path("sign-on/", sign_on.sites, name="sign_on"),
    path("sign-on/<str:site_id>/", sign_on.site, name="sign_on_site"),
    path("sign-on/<str:site_id>/keys/", sign_on.new_key, name="sign_on_new_key"),
    path("sign-on/<str:site_id>/waivers/<slug:what>/", sign_on.waiver, name="sign_on_waiver"),
    path("sign-on/keys/<str:key_id>/replace/", sign_on.replace, name="sign_on_replace"),
    path("sign-on/keys/<str:key_id>/revoke/", sign_on.revoke, name="sign_on_revoke"),
    path("privacy-policy/", privacy_policy.privacy_policy, name="privacy_policy"),
]
