"""Addresses of topics and their reviews."""

from django.urls import URLPattern, path

from ronda.innovation.views.topics import deeds, listing, page, reviews

AT = "innovation/topics/"
REVIEWS = "innovation/reviews/"

urlpatterns: list[URLPattern] = [
    path(AT, listing.show_topics, name="topics"),
    path(f"{AT}new/", deeds.new_topic, name="topic_new"),
    path(f"{AT}<int:number>/", page.show_topic, name="topic"),
    path(f"{AT}<int:number>/change/", deeds.change, name="topic_change"),
    path(f"{AT}<int:number>/register/", deeds.register, name="topic_register"),
    path(f"{AT}<int:number>/close/", deeds.close, name="topic_close"),
    path(f"{AT}<int:number>/team/", deeds.team, name="topic_team"),
    path(f"{AT}<int:number>/steps/", deeds.step, name="topic_step"),
    path(f"{AT}<int:number>/steps/<int:step>/", deeds.finish, name="topic_step_finish"),
    path(f"{AT}<int:number>/evidence/", deeds.evidence, name="topic_evidence"),
    path(f"{AT}<int:number>/evidence/<int:evidence>/out/", deeds.evidence_out, name="topic_evidence_out"),
    path(f"{AT}<int:number>/take-over/", deeds.spread, name="topic_spread"),
    path(REVIEWS, reviews.show_reviews, name="reviews"),
    path(f"{REVIEWS}new/", reviews.new_review, name="review_new"),
    path(f"{REVIEWS}<int:number>/", reviews.show_review, name="review"),
    path(f"{REVIEWS}<int:number>/topics/", reviews.topics, name="review_topics"),
    path(f"{REVIEWS}<int:number>/order/", reviews.order, name="review_order"),
    path(f"{REVIEWS}<int:number>/judges/", reviews.judges, name="review_judges"),
    path(f"{REVIEWS}<int:number>/publish/", reviews.publish, name="review_publish"),
    path(f"{REVIEWS}<int:number>/cancel/", reviews.cancel, name="review_cancel"),
    path(f"{REVIEWS}<int:number>/entries/<int:entry>/", reviews.marks, name="review_marks"),
    path(f"{REVIEWS}<int:number>/entries/<int:entry>/award.pdf", reviews.award_paper, name="review_award"),
]
