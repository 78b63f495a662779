"""Addresses of questions about visits, place readings and photos."""

from django.urls import URLPattern, path

from ronda.visits.views import proof_photos, proof_places, proof_questions

urlpatterns: list[URLPattern] = [
    path("visits/questions/", proof_questions.show_questions, name="visit_questions"),
    path("visits/questions/<int:number>/", proof_questions.show_question, name="visit_question"),
    path("visits/places/", proof_places.show_own, name="visit_readings"),
    path("visits/places/<int:number>/", proof_places.show_reading, name="visit_reading"),
    path("visits/places/looks/<int:number>/", proof_places.show_look, name="visit_reading_look"),
    path("visits/forms/<uuid:key>/photos/", proof_photos.add, name="visit_photo_add"),
    path("visits/forms/<uuid:key>/photos/<int:number>/out/", proof_photos.take_out, name="visit_photo_out"),
    path("visits/photos/<int:number>/", proof_photos.show, name="visit_photo"),
]
