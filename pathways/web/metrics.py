"""What is counted, for Prometheus. No label holds anything of a request: their values are a handful of words."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from pathways.web.workers.staffing import End, Watch

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_COSTS = (1, 10, 100, 1_000, 10_000, 20_000)


class Metrics(Watch):
    """The counts of one server process."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter("pathways_requests", "Requests by status.", ["status"], registry=self._registry)
        self._statuses: dict[int, Counter] = {}
        self._seconds = Histogram(
            "pathways_request_seconds", "Seconds that requests took.", buckets=_SECONDS, registry=self._registry
        )
        self._cost = Histogram(
            "pathways_operation_cost", "Static costs of operations.", buckets=_COSTS, registry=self._registry
        )
        self._unexpected = Counter("pathways_unexpected_errors", "Errors that nobody meant.", registry=self._registry)
        self._waiting = Gauge("pathways_jobs_waiting", "Heavy questions that wait.", registry=self._registry)
        self._shed = Counter("pathways_shed", "Requests and questions that were sent away.", registry=self._registry)
        jobs = Histogram(
            "pathways_job_seconds",
            "Seconds of work on heavy questions.",
            ["end"],
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._jobs = {end: jobs.labels(end.value) for end in End}
        self._unfit = Counter("pathways_workers_unfit", "Processes that could not begin.", registry=self._registry)

    def request(self, status: int, seconds: float) -> None:
        """A request was answered."""
        counter = self._statuses.get(status)
        if counter is None:
            counter = self._statuses[status] = self._requests.labels(str(status))
        counter.inc()
        self._seconds.observe(seconds)

    def turned_away(self) -> None:
        """A request was sent away at the door."""
        self._shed.inc()

    def operation(self, cost: int) -> None:
        """An operation was priced."""
        self._cost.observe(cost)

    def unexpected(self) -> None:
        """An error that nobody meant was noted."""
        self._unexpected.inc()

    def waiting(self, count: int) -> None:
        """So many questions wait."""
        self._waiting.set(count)

    def ended(self, how: End, seconds: float) -> None:
        """A question ended."""
        self._jobs[how].observe(seconds)

    def shed(self) -> None:
        """A question was sent away."""
        self._shed.inc()

    def unfit(self, trace: tuple[str, ...]) -> None:
        """A process could not begin to work."""
        self._unfit.inc()

    def text(self) -> bytes:
        """All of it, as Prometheus reads it."""
        return generate_latest(self._registry)
