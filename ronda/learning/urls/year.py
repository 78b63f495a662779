"""Addresses of the year's training plan and its classes."""

from django.urls import URLPattern, path

from ronda.learning.views.classes import attending, listing
from ronda.learning.views.classes import pages as classes
from ronda.learning.views.year import deeds, files, pages, planned
from ronda.learning.views.year import listing as rows

urlpatterns: list[URLPattern] = [
    path("learning/year/", pages.show_year, name="training_year"),
    path("learning/year/own/", pages.show_own, name="training_own"),
    path("learning/year/make/", deeds.make, name="training_make"),
    path("learning/year/<int:number>/", pages.show_plan, name="training_plan"),
    path("learning/year/<int:number>/list/", rows.show_rows, name="training_list"),
    path("learning/year/<int:number>/moved/", pages.show_moved, name="training_moved"),
    path("learning/year/<int:number>/desk/", pages.show_desk, name="training_desk"),
    path("learning/year/<int:number>/accept/", deeds.accept, name="training_accept"),
    path("learning/year/<int:number>/drop/", deeds.drop, name="training_drop"),
    path("learning/year/<int:number>/add/", deeds.add, name="training_add"),
    path("learning/year/<int:number>/people/<str:code>/", pages.show_person, name="training_person"),
    path("learning/year/<int:number>/courses/<int:course>/", pages.show_course, name="training_course"),
    path(
        "learning/year/<int:number>/courses/<int:course>/move/", deeds.move_all, name="training_course_move"
    ),
    path("learning/year/<int:number>/plan.<str:kind>", files.hand_over, name="training_file"),
    path("learning/planned/<int:number>/", planned.show_planned, name="planned_learning"),
    path("learning/planned/<int:number>/move/", planned.move, name="planned_learning_move"),
    path("learning/planned/<int:number>/lock/", planned.lock, name="planned_learning_lock"),
    path("learning/planned/<int:number>/cancel/", planned.cancel, name="planned_learning_cancel"),
    path("learning/classes/", listing.show_classes, name="training_classes"),
    path("learning/classes/new/", classes.new_class, name="training_class_new"),
    path("learning/classes/<int:number>/", classes.show_class, name="training_class"),
    path("learning/classes/<int:number>/change/", classes.change, name="training_class_change"),
    path("learning/classes/<int:number>/invite/", classes.invite, name="training_class_invite"),
    path("learning/classes/<int:number>/cancel/", classes.cancel, name="training_class_cancel"),
    path("learning/classes/<int:number>/sign-up/", classes.join, name="training_class_join"),
    path("learning/classes/<int:number>/sign-off/", classes.leave, name="training_class_leave"),
    path("learning/classes/<int:number>/class.ics", classes.calendar_file, name="training_class_file"),
    path("learning/classes/<int:number>/code/", attending.show_code, name="class_code"),
    path("learning/classes/<int:number>/check-in/<str:code>/", attending.arrive, name="class_check_in"),
    path("learning/classes/<int:number>/attendance/", attending.attendance, name="class_attendance"),
    path("learning/classes/<int:number>/close/", attending.close, name="training_class_close"),
]
