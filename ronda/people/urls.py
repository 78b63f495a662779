"""The addresses of people's set-up pages."""

from django.urls import path

from ronda.people.views import (
    accounts,
    appointments,
    bulk,
    calendar,
    centres,
    company,
    doing,
    leave,
    people,
    roles,
    welcome,
)

urlpatterns = [
    path("welcome/", welcome.welcome, name="welcome"),
    path("set-up/undo/<str:token>/", doing.undo, name="people_undo"),
    path("set-up/company/", company.show_company, name="people_company"),
    path("set-up/company/change/", company.change, name="people_company_change"),
    path("set-up/centres/", centres.show_centres, name="people_centres"),
    path("set-up/centres/new/", centres.add_centre, name="people_centre_new"),
    path("set-up/centres/<str:centre_code>/", centres.show_centre, name="people_centre"),
    path("set-up/posts/", centres.show_posts, name="people_posts"),
    path("set-up/posts/take-in/", centres.take_in_posts, name="people_posts_take_in"),
    path("set-up/people/", people.show_people, name="people_people"),
    path("set-up/people/new/", people.add_person, name="people_new"),
    path("set-up/people/many/<str:deed>/", bulk.do_for_many, name="people_many"),
    path("set-up/people/<str:person_code>/", people.show_profile, name="people_person"),
    path("set-up/people/<str:person_code>/edit/", people.edit_person, name="people_edit"),
    path("set-up/people/<str:person_code>/history/", people.show_history, name="people_history"),
    path("set-up/appointments/", appointments.show_appointments, name="people_appointments"),
    path("set-up/appointments/new/", appointments.add_appointment, name="people_appointment_new"),
    path("set-up/appointments/<int:number>/", appointments.correct_appointment, name="people_appointment"),
    path(
        "set-up/appointments/<int:number>/end/", appointments.end_appointment, name="people_appointment_end"
    ),
    path(
        "set-up/appointments/<int:number>/withdraw/",
        appointments.withdraw_appointment,
        name="people_appointment_withdraw",
    ),
    path("set-up/leave/", leave.show_leave, name="people_leave"),
    path("set-up/leave/new/", leave.add_leave, name="people_leave_new"),
    path("set-up/leave/<int:number>/", leave.correct_leave, name="people_leave_one"),
    path("set-up/leave/<int:number>/withdraw/", leave.withdraw_leave, name="people_leave_withdraw"),
    path("set-up/calendar/", calendar.show_calendar, name="people_calendar"),
    path("set-up/calendar/days/", calendar.set_days, name="people_calendar_days"),
    path("set-up/calendar/history/", calendar.show_calendar_history, name="people_calendar_history"),
    path("set-up/roles/", roles.show_roles, name="people_roles"),
    path("set-up/roles/new/", roles.add_role, name="people_role_new"),
    path("set-up/roles/history/", roles.show_roles_history, name="people_roles_history"),
    path("set-up/roles/<int:number>/", roles.correct_role, name="people_role"),
    path("set-up/roles/<int:number>/withdraw/", roles.withdraw_role, name="people_role_withdraw"),
    path("set-up/accounts/", accounts.show_accounts, name="people_accounts"),
    path("set-up/accounts/new/", accounts.add_account, name="people_account_new"),
    path("set-up/accounts/<str:person_code>/", accounts.show_account, name="people_account"),
    path("set-up/accounts/<str:person_code>/<str:deed>/", accounts.do_with_account, name="people_account_do"),
]
