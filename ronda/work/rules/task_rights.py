"""What somebody may do with a task."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ronda.people.rules.viewing import Viewer
from ronda.work.rules.permission import may_act_for, may_lead, may_record_in
from ronda.work.rules.taking_back import can_take_back


class TaskLike(Protocol):
    """What the answer depends on."""

    @property
    def owner_id(self) -> int: ...
    @property
    def accountable_id(self) -> int | None: ...
    @property
    def asked_by_id(self) -> int | None: ...
    @property
    def centre_id(self) -> int: ...
    @property
    def done_on(self) -> date | None: ...


@dataclass(frozen=True)
class TaskRights:
    """`direct`: change, move, give to somebody else, withdraw; nobody moves what others asked of them."""

    finish: bool
    reopen: bool
    judge: bool
    direct: bool
    remind: bool

    @property
    def any(self) -> bool:
        return self.finish or self.reopen or self.judge or self.direct or self.remind


def task_rights(viewer: Viewer, task: TaskLike, today: date) -> TaskRights:
    person, is_open = viewer.person_id, task.done_on is None
    own = person is not None and person == task.owner_id
    of_oneself = own and person == task.asked_by_id
    answers = person is not None and person == task.accountable_id
    directs = may_record_in(viewer, task.centre_id) or answers or of_oneself
    return TaskRights(
        finish=is_open and may_act_for(viewer, task.owner_id, task.centre_id),
        reopen=own and can_take_back(task.done_on, today),
        judge=not is_open and not own and may_lead(viewer, task.centre_id),
        direct=is_open and directs,
        remind=is_open and not own and directs,
    )
