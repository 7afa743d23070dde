"""Pool of the workers of a Dask cluster. The only file that knows Dask, which is an optional package."""

from __future__ import annotations

import contextlib
import time
import uuid
import warnings
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from desktop.rendering import delivered_files
from desktop.rendering.cluster_folders import ClusterFolders
from desktop.rendering.cluster_task import Order
from desktop.rendering.fingerprint import digest_of, program
from desktop.rendering.outcome import FAILED, Outcome
from desktop.rendering.render_request import RenderRequest
from desktop.rendering.request_json import encode
from desktop.system.background_tasks import unexpected
from desktop.system.frozen_app import is_bundled
from inference.sentence import Sentence
from inference.user_error import UserError

CONNECT_SECONDS = 10.0
CLOSE_SECONDS = 5.0
LOOK_SECONDS = 2.0
"""Time after which the number of workers is asked again."""
TRIES = 3
"""Times that a task is sent again after the scheduler has forgotten it."""


LOST = Sentence("The connection to the scheduler was lost; start it and call again, what is done is kept.")


@dataclass
class _Task:
    request: RenderRequest
    future: Any
    tries: int = 1


class ClusterPool:
    """Tasks on a cluster. Dask repeats a task whose worker has died, on another worker."""

    def __init__(self, address: str) -> None:
        """Raises UserError if Dask is missing or no scheduler answers at `address`."""
        distributed = _distributed()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of packages that differ, which tasks do not need
                self._client = distributed.Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            raise UserError(
                "No Dask scheduler answers at {address} ({reason}); start one or correct the address.",
                address=address,
                reason=str(error) or type(error).__name__,
            ) from error
        self._folders = ClusterFolders()
        self._tasks: dict[int, _Task] = {}
        self._refused: list[tuple[int, Outcome]] = []
        self._threads, self._asked = 0, -LOOK_SECONDS

    @property
    def capacity(self) -> int:
        """Two for each thread of the workers."""
        if time.perf_counter() - self._asked > LOOK_SECONDS:
            self._asked = time.perf_counter()
            with contextlib.suppress(Exception):  # of a scheduler that is gone, which `finished` reports
                self._threads = sum(self._client.nthreads().values())
        return 2 * max(1, self._threads)

    @property
    def obstacle(self) -> str:
        """Why nothing goes on; "" if it does."""
        return "" if self._threads else Sentence("The cluster has no workers; waiting for some.")

    def start(self, key: int, request: RenderRequest) -> None:
        """Hand a video to the scheduler; its paths are made absolute."""
        request = request.absolute()
        if self._lost:
            self._refused.append((key, Outcome(FAILED, sentence=LOST)))
            return
        try:
            self._tasks[key] = _Task(request, self._submit(request, None))
        except UserError as error:
            self._refused.append((key, Outcome(FAILED, sentence=str(error))))

    def finished(self) -> list[tuple[int, Outcome]]:
        """Outcomes since the last call. All tasks fail if the scheduler is gone."""
        if self._lost:
            ended: list[tuple[int, Outcome | None]] = [(key, Outcome(FAILED, sentence=LOST)) for key in self._tasks]
        else:
            ended = [(key, self._outcome(task)) for key, task in self._tasks.items() if task.future.done()]
        found = [(key, outcome) for key, outcome in ended if outcome]
        for key, _ in found:
            del self._tasks[key]
        refused, self._refused = self._refused, []
        return refused + found

    @property
    def _lost(self) -> bool:
        return self._client.status in ("closed", "closing")

    def progress(self) -> float:
        """Always 0: workers report whole videos only."""
        return 0.0

    def close(self) -> None:
        """Cancel what has not begun. A video in the middle is completed by its worker if it writes it itself."""
        with contextlib.suppress(Exception):  # of a cluster that is gone
            self._client.cancel([task.future for task in self._tasks.values()])
        with contextlib.suppress(Exception):
            self._client.close(CLOSE_SECONDS)
        self._folders.close()

    def _submit(self, request: RenderRequest, files: Mapping[str, bytes] | None) -> Any:
        def make(order: dict[str, Any], files: Mapping[str, bytes] | None) -> Any:
            """Sent as code, not by name: a scheduler that unpickles it need not have Understudy."""
            return import_module("desktop.rendering.cluster_task").make(order, files)

        order = Order(
            encode(request),
            {name: digest_of(path) for name, path in request.inputs().items()},
            {name: str(self._folders.marker(path.parent)) for name, path in request.outputs().items()},
            program(),
        )
        return self._client.submit(make, asdict(order), files, key=f"understudy-{uuid.uuid4().hex}", pure=False)

    def _outcome(self, task: _Task) -> Outcome | None:
        """What became of a task that is done; None if it has been sent again."""
        if task.future.status in ("cancelled", "lost"):
            return self._again(task)
        try:
            delivery = task.future.result()
            if delivery["outcome"] is None:
                task.future = self._submit(task.request, _contents(task.request.inputs()))
                return None
            for name, files in delivery["files"].items():
                delivered_files.write(task.request.outputs()[name], files)
        except Exception as error:  # noqa: BLE001 - Dask passes on what the task raised, and errors of its own
            return Outcome(FAILED, sentence=_sentence(error))
        return Outcome(**delivery["outcome"])

    def _again(self, task: _Task) -> Outcome | None:
        if task.tries >= TRIES:
            return Outcome(FAILED, sentence=Sentence("The scheduler has forgotten the task {n} times.", n=TRIES))
        task.tries += 1
        task.future = self._submit(task.request, None)
        return None


def _distributed() -> Any:
    try:
        return import_module("distributed")
    except ImportError as error:
        if is_bundled():
            raise UserError(
                "A cluster takes Understudy's own folder and Python instead of this bundle; see its README."
            ) from error
        raise UserError(
            "--scheduler takes the package distributed; install it with "
            "'python -m pip install -r requirements/cluster.txt', by the Python in .venv."
        ) from error


def _contents(files: Mapping[str, Path]) -> dict[str, bytes]:
    return {name: path.read_bytes() for name, path in files.items()}


def _sentence(error: Exception) -> str:
    if isinstance(error, UserError):
        return str(error)
    if isinstance(error, ModuleNotFoundError) and (error.name or "").startswith("desktop"):
        return Sentence("A worker does not find Understudy; start the workers in its folder, with the Python in .venv.")
    if type(error).__name__ == "KilledWorker":
        return Sentence("Every worker that tried it died, perhaps for lack of memory.")
    if "deserializ" in str(error):
        return Sentence("The cluster runs another version of Python or Dask; install the same ones on all computers.")
    return unexpected(error)
