"""Addresses of certificates and the sessions of the certification."""

from django.urls import URLPattern, path

from ronda.learning.views.certification import certificates, entries, overview, papers, sessions

AT = "learning/certification/"

urlpatterns: list[URLPattern] = [
    path(AT, overview.show_certification, name="certification"),
    path(f"{AT}rates/", overview.show_rates, name="certification_rates"),
    path(f"{AT}certificates/", certificates.show_certificates, name="certificates"),
    path(f"{AT}certificates/new/", certificates.new_certificate, name="certificate_new"),
    path(
        f"{AT}certificates/<int:number>/change/", certificates.correct_certificate, name="certificate_change"
    ),
    path(
        f"{AT}certificates/<int:number>/withdraw/",
        certificates.withdraw_certificate,
        name="certificate_withdraw",
    ),
    path(f"{AT}certificates/<int:number>/scan/", papers.add, name="certificate_scan_add"),
    path(f"{AT}scans/<int:number>/", papers.give, name="certificate_scan"),
    path(f"{AT}scans/<int:number>/remove/", papers.take_out, name="certificate_scan_remove"),
    path(f"{AT}people/<str:code>/", certificates.show_person, name="certified_person"),
    path(f"{AT}sessions/", sessions.show_sessions, name="certification_sessions"),
    path(f"{AT}sessions/new/", sessions.new_session, name="certification_session_new"),
    path(f"{AT}sessions/<int:number>/", sessions.show_session, name="certification_session"),
    path(f"{AT}sessions/<int:number>/change/", sessions.change, name="certification_session_change"),
    path(f"{AT}sessions/<int:number>/cancel/", sessions.cancel, name="certification_session_cancel"),
    path(f"{AT}sessions/<int:number>/invite/", sessions.invite, name="certification_session_invite"),
    path(f"{AT}sessions/<int:number>/enter/", sessions.enter, name="certification_session_enter"),
    path(
        f"{AT}sessions/<int:number>/enter-oneself/", entries.enter_oneself, name="certification_enter_oneself"
    ),
    path(f"{AT}sessions/<int:number>/results/", entries.enter_results, name="certification_results"),
    path(f"{AT}entries/<int:number>/excuse/", entries.excuse, name="certification_entry_excuse"),
    path(f"{AT}entries/<int:number>/result/", entries.correct_result, name="certification_entry_result"),
    path(f"{AT}entries/<int:number>/steps/<str:deed>/", entries.step, name="certification_entry_step"),
]
