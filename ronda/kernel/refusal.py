"""A write or a question that Ronda does not carry out, with every reason and what to do."""

from ronda.kernel.problem import Problem


class RefusedError(Exception):
    """Nothing was changed; `problems` say what, where and what to do."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class NotAllowedError(RefusedError):
    """The acting person may not do this."""

    def __init__(self, what: str) -> None:
        super().__init__(Problem(what, "is not yours to do", "ask an administrator of your company"))
