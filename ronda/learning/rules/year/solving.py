"""The solver, told so that the same problem, seed and work give the same plan."""

from ortools.sat.python import cp_model


def solve(model: cp_model.CpModel, seed: int, work: float) -> cp_model.CpSolver:
    """One thread; `work` is the solver's own measure of effort, never a clock.

    RuntimeError where the work was too little to find any plan, though one exists.
    """
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed % 2**31
    solver.parameters.max_deterministic_time = work
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        raise RuntimeError(f"no plan within the work of {work}: {solver.status_name(status)}")
    return solver
