"""Collects the statistics of a session from its stages."""

from __future__ import annotations

from typing import Protocol

from desktop.live.camera_worker import CameraWorker
from desktop.live.latency_budget import Budget
from desktop.live.motion_worker import MotionWorker
from desktop.live.recorder_worker import RecorderWorker
from desktop.live.render_worker import RenderWorker
from desktop.live.session_problems import SessionProblems
from desktop.live.session_queues import SessionQueues
from desktop.live.session_stats import Latencies, SessionStats, StageFigures, memory_mb
from desktop.live.sound_intake import SoundIntake
from desktop.live.sync.delayed_voice import Voice
from desktop.live.sync.skew import Skew
from inference import providers


class Measured(Protocol):
    """The parts of `Stages` that keep counts."""

    intake: SoundIntake
    motion: MotionWorker
    render: RenderWorker
    camera: CameraWorker
    recorder: RecorderWorker
    queues: SessionQueues
    voice: Voice
    latencies: Latencies
    skew: Skew
    problems: SessionProblems
    memory_start: float
    """Megabytes when the session was warm; 0 before."""


def collect(stages: Measured, budget: Budget) -> SessionStats:
    """Statistics of `stages` so far; `budget` is the planned delay."""
    render = stages.render
    seconds = render.newest_at - (render.began_at or render.newest_at)
    frames = render.stage.count
    return SessionStats(
        frames=frames,
        seconds=round(seconds, 3),
        fps=round((frames - 1) / seconds, 2) if seconds else 0.0,
        latency_p50=stages.latencies.percentile(50),
        latency_p95=stages.latencies.percentile(95),
        latency_p99=stages.latencies.percentile(99),
        voice_delay=round(stages.voice.current_delay, 4),
        skew_p50=stages.skew.median,
        skew_p95=stages.skew.p95,
        budget=budget.milliseconds(),
        stages=_figures(stages),
        provider=render.painter.provider,
        graphics_card=providers.problem(),
        memory_start_mb=stages.memory_start or memory_mb(),
        memory_end_mb=memory_mb(),
        problem=stages.problems.first,
    )


def _figures(stages: Measured) -> dict[str, StageFigures]:
    motion, queues, camera = stages.motion, stages.queues, stages.camera
    return {
        "microphone": motion.microphone.figures(late=stages.intake.late, dropped=queues.blocks.dropped),
        "motion": motion.motion.figures(dropped=queues.motions.dropped),
        "render": stages.render.stage.figures(),
        "camera": camera.stage.figures(dropped=queues.shown.dropped if camera.on else 0),
        "recorder": stages.recorder.stage.figures(dropped=queues.sounds.dropped + queues.frames.dropped),
    }
