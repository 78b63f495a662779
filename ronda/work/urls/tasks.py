"""Addresses of tasks, recurring tasks, completion, the calendar feed and the digest."""

from django.urls import URLPattern, path

from ronda.work.views import feed, rhythms, statistics, tasks_bulk, tasks_give, tasks_list, tasks_one

urlpatterns: list[URLPattern] = [
    path("work/tasks/", tasks_list.show_tasks, name="work_tasks"),
    path("work/tasks/board/", tasks_list.show_board, name="work_task_board"),
    path("work/tasks/calendar/", tasks_list.show_calendar, name="work_task_calendar"),
    path("work/tasks/new/", tasks_give.new, name="work_task_new"),
    path("work/tasks/many/", tasks_give.many, name="work_task_many"),
    path("work/tasks/chosen/<slug:what>/", tasks_bulk.bulk, name="work_task_bulk"),
    path("work/tasks/batch/<slug:code>/", tasks_bulk.show_batch, name="work_task_batch"),
    path(
        "work/tasks/batch/<slug:code>/withdraw/", tasks_bulk.withdraw_batch, name="work_task_batch_withdraw"
    ),
    path("work/tasks/completion/", statistics.show_statistics, name="work_statistics"),
    path("work/tasks/repeating/", rhythms.show_rhythms, name="work_rhythms"),
    path("work/tasks/repeating/new/", rhythms.new, name="work_rhythm_new"),
    path("work/tasks/repeating/<int:number>/end/", rhythms.end, name="work_rhythm_end"),
    path("work/tasks/<int:number>/", tasks_one.show_task, name="work_task"),
    path("work/tasks/<int:number>/done/", tasks_one.finish, name="work_task_done"),
    path("work/tasks/<int:number>/done-at-once/", tasks_one.finish_at_once, name="work_task_done_at_once"),
    path("work/tasks/<int:number>/reopen/", tasks_one.reopen, name="work_task_reopen"),
    path("work/tasks/<int:number>/judge/", tasks_one.judge, name="work_task_judge"),
    path("work/tasks/<int:number>/change/", tasks_one.change, name="work_task_change"),
    path("work/tasks/<int:number>/move/", tasks_one.move, name="work_task_move"),
    path("work/tasks/<int:number>/reassign/", tasks_one.reassign, name="work_task_reassign"),
    path("work/tasks/<int:number>/withdraw/", tasks_one.withdraw, name="work_task_withdraw"),
    path("work/tasks/<int:number>/remind/", tasks_one.remind, name="work_task_remind"),
    path("work/dates/", feed.show_dates, name="work_dates"),
    path("work/dates/address/", feed.renew, name="work_dates_renew"),
    path("work/dates/end/", feed.end, name="work_dates_end"),
    path("work/dates/digest/", feed.wish, name="work_dates_digest"),
    path("work/dates/<str:secret>.ics", feed.calendar, name="work_dates_file"),
]
