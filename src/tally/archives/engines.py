"""Three ways to map `extract_part` over the parts: one process, a pool of processes, a Dask cluster. The results are
the same.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from multiprocessing import get_context, parent_process
from typing import Any

from tally.archives.parts import Part
from tally.archives.work import Done, Job, extract_part, given_up
from tally.errors import TallyError

Task = tuple[Part, Done | None]
_TRIES = 3
_KILLED = "the worker on this part was killed again and again"
_LESS = "It may want more memory than there is: try --max-document-size, or fewer --workers."


def serial(tasks: Sequence[Task], job: Job) -> Iterator[Done]:
    """Each part in turn, in this process."""
    for part, before in tasks:
        yield extract_part(part, job, before)


def processes(tasks: Sequence[Task], job: Job, workers: int) -> Iterator[Done]:
    """The parts in a pool of `workers` processes, as they get done.

    Where a worker dies, the parts that were under way are done again one by one; one that kills its worker three times
    alone is given up.
    """
    waiting = deque(tasks)
    while waiting:
        running: dict[Future[Done], Task] = {}
        try:
            yield from _pooled(waiting, running, job, workers)
        except BrokenProcessPool:
            for task in running.values():
                yield _alone(task, job)


def _pooled(waiting: deque[Task], running: dict[Future[Done], Task], job: Job, workers: int) -> Iterator[Done]:
    """What one pool gets done until nothing is `waiting`; `running` holds what it had taken when it broke."""
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_as_worker)
    try:
        while waiting or running:
            while waiting and len(running) < 2 * workers:
                future = pool.submit(extract_part, waiting[0][0], job, waiting[0][1])
                running[future] = waiting.popleft()
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                done = future.result()
                del running[future]
                yield done
    except BrokenProcessPool:
        raise
    except BaseException:
        _put_down(pool)
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _alone(task: Task, job: Job) -> Done:
    for _ in range(_TRIES):
        running: dict[Future[Done], Task] = {}
        try:
            return next(_pooled(deque([task]), running, job, 1))
        except BrokenProcessPool:
            continue
    return given_up(task[0], _KILLED, _LESS)


def _put_down(pool: ProcessPoolExecutor) -> None:
    """Ends the workers at once: what they were at is under a temporary name, and will be done again."""
    for worker in list((getattr(pool, "_processes", None) or {}).values()):
        worker.kill()
        worker.join()


def _as_worker() -> None:
    """What a worker is told first: leave the decision about Ctrl-C to the parent, and never outlive it."""
    # Ctrl-C reaches the whole process group; the parent alone decides what is finished and what is thrown away.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    # A parent that was killed tells nobody, and a worker would wait for its next part for ever.
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def dask(tasks: Sequence[Task], job: Job, workers: int, scheduler: str | None = None) -> Iterator[Done]:
    """The parts on a Dask cluster: the scheduler named, else one of `workers` processes started here for this run.

    A worker that dies loses nothing: its parts go to another; a part that kills its worker again and again is given up.
    With a scheduler elsewhere, inputs and outputs must lie on paths that its workers see.
    """
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise TallyError(
            "the Dask engine needs dask and distributed. Install them: pip install 'tally[dask]'."
        ) from None
    cluster: Any = scheduler if scheduler is not None else _cluster(distributed, workers)
    try:
        with _client(distributed, cluster) as client:
            waiting = deque(tasks)
            parts: dict[str, Part] = {}
            first = [_submitted(client, waiting, parts, job) for _ in range(min(4 * workers, len(waiting)))]
            running = distributed.as_completed(first, loop=client.loop)
            for future in running:
                yield _result(distributed, future, parts.pop(future.key))
                future.release()
                if waiting:
                    running.add(_submitted(client, waiting, parts, job))
    finally:
        if scheduler is None:
            cluster.close()


def _cluster(distributed: Any, workers: int) -> Any:
    """A scheduler and workers on this machine. They leave Ctrl-C to this process, as those of a pool do."""
    here = threading.current_thread() is threading.main_thread()
    # What is ignored while a process is started stays ignored in it.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN) if here else None
    try:
        return distributed.LocalCluster(
            n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs="ERROR"
        )
    finally:
        if here:
            signal.signal(signal.SIGINT, before)


def _client(distributed: Any, cluster: Any) -> Any:
    try:
        return distributed.Client(cluster, set_as_default=False)
    except (OSError, ValueError) as error:
        problem = str(error).split("\n")[0]
        raise TallyError(
            f"--scheduler {cluster}: no Dask scheduler answers there ({problem}). Check its address."
        ) from None


def _submitted(client: Any, waiting: deque[Task], parts: dict[str, Part], job: Job) -> Any:
    part, before = waiting.popleft()
    key = f"tally-{len(waiting)}-{part.name.encode('utf-8', 'backslashreplace').decode()}"
    parts[key] = part
    return client.submit(extract_part, part, job, before, pure=False, retries=_TRIES, key=key)


def _result(distributed: Any, future: Any, part: Part) -> Done:
    try:
        done: Done = future.result()
        return done
    except distributed.KilledWorker:
        return given_up(part, _KILLED, _LESS)
    except TallyError:
        raise
    except (OSError, CancelledError) as error:
        raise TallyError(
            f"the Dask cluster was lost ({type(error).__name__}). What is finished stands; give the same command to go on."
        ) from None
