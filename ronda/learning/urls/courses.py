"""Addresses of courses and their materials."""

from django.urls import URLPattern, path

from ronda.learning.views import course_deeds, courses, proposals, study

urlpatterns: list[URLPattern] = [
    path("learning/courses/", courses.show_courses, name="courses"),
    path("learning/courses/new/", course_deeds.new_course, name="course_new"),
    path("learning/courses/<int:number>/", courses.show_course, name="course"),
    path("learning/courses/<int:number>/desk/", courses.show_desk, name="course_desk"),
    path("learning/courses/<int:number>/change/", course_deeds.change, name="course_change"),
    path("learning/courses/<int:number>/steps/<str:deed>/", course_deeds.step, name="course_step"),
    path(
        "learning/courses/<int:number>/materials/<str:kind>/", course_deeds.new_material, name="material_new"
    ),
    path("learning/courses/<int:number>/complete/", study.complete, name="course_complete"),
    path("learning/courses/<int:number>/again/", study.again, name="course_again"),
    path("learning/courses/<int:number>/feedback/", study.feedback, name="course_feedback"),
    path("learning/courses/<int:number>/propose/", proposals.propose, name="course_propose"),
    path("learning/materials/<int:number>/", study.show_material, name="material"),
    path("learning/materials/<int:number>/file/", study.material_file, name="material_file"),
    path("learning/materials/<int:number>/seen/", study.seen, name="material_seen"),
    path("learning/materials/<int:number>/finish/", study.finish, name="material_finish"),
    path(
        "learning/course-materials/<int:number>/version/", course_deeds.new_version, name="material_version"
    ),
    path("learning/course-materials/<int:number>/take-out/", course_deeds.take_out, name="material_take_out"),
    path("learning/proposals/", proposals.show_proposals, name="proposals"),
    path("learning/proposals/<int:number>/", proposals.show_proposal, name="proposal"),
    path("learning/proposals/<int:number>/take/", proposals.take, name="proposal_take"),
    path("learning/proposals/<int:number>/decline/", proposals.decline, name="proposal_decline"),
]
