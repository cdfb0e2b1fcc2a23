"""Three ways to map `extract_part` over the parts: one process, a pool of processes, a Dask cluster. The results are
the same.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from multiprocessing import get_context, parent_process
from typing import Any

from tally.archives.parts import Part
from tally.archives.work import Done, Job, extract_part
from tally.errors import TallyError

Task = tuple[Part, Done | None]
_TRIES = 3


def serial(tasks: Sequence[Task], job: Job) -> Iterator[Done]:
    """Each part in turn, in this process."""
    for part, before in tasks:
        yield extract_part(part, job, before)


def processes(tasks: Sequence[Task], job: Job, workers: int) -> Iterator[Done]:
    """The parts in a pool of `workers` processes, as they get done. A part that kills its worker three times is
    given up.
    """
    waiting = deque(tasks)
    tries: dict[str, int] = {}
    while waiting:
        running: dict[Future[Done], Task] = {}
        pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_as_worker)
        try:
            while waiting or running:
                while waiting and len(running) < 2 * workers:
                    task = waiting.popleft()
                    running[pool.submit(extract_part, task[0], job, task[1])] = task
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    yield future.result()
                    del running[future]
        except BrokenProcessPool:
            waiting.extendleft(reversed(running.values()))
            for part, _ in running.values():
                tries[part.name] = tries.get(part.name, 0) + 1
                if tries[part.name] > _TRIES * workers:
                    raise TallyError(
                        f"{part.paths[0]}: the worker on part {part.name} was killed again and again. "
                        "It may want more memory than there is: try --max-document-size, or fewer --workers."
                    ) from None
        except BaseException:
            _put_down(pool)
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


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

    A worker that dies loses nothing: its parts go to another. With a scheduler elsewhere, inputs and outputs must lie
    on paths that its workers see.
    """
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise TallyError(
            "the Dask engine needs dask and distributed. Install them: pip install 'tally[dask]'."
        ) from None
    cluster: Any = scheduler
    if scheduler is None:
        cluster = distributed.LocalCluster(
            n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs="ERROR"
        )
    try:
        with distributed.Client(cluster, set_as_default=False) as client:
            waiting = deque(tasks)
            first = [_submitted(client, waiting.popleft(), job) for _ in range(min(4 * workers, len(waiting)))]
            running = distributed.as_completed(first, loop=client.loop)
            for future in running:
                yield future.result()
                future.release()
                if waiting:
                    running.add(_submitted(client, waiting.popleft(), job))
    finally:
        if scheduler is None:
            cluster.close()


def _submitted(client: Any, task: Task, job: Job) -> Any:
    return client.submit(extract_part, task[0], job, task[1], pure=False, retries=_TRIES, key=f"tally-{task[0].name}")
