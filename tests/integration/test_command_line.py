"""The commands of the real program: help, arguments, output and exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import main
from inference.portrait import builtins
from tests.integration.program import ROOT, run, start


@pytest.mark.parametrize("command", [[], *([name] for name in main.COMMANDS)])
def test_every_command_prints_its_help(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main.main([*command, "--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("usage: main.py")


@pytest.mark.parametrize(
    "arguments",
    [
        ["fly"],
        ["render", "a", "b", "c.mp4", "--fps", "24"],
    ],
)
def test_a_wrong_argument_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main.main(arguments)
    assert ended.value.code == 2
    assert "error:" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["render", "a", "b", "c.mp4", "--seed", "x"],
        ["live", "--seconds", "-1"],
        ["live", "--seconds", "soon"],
        ["live", "--voice-offset", "nan"],
        ["bench", "--frames", "0"],
        ["bench", "--minutes", "inf"],
        ["render", "a", "b.mp4", "--curves-fps", "1e-300"],
    ],
)
def test_a_number_out_of_range_is_told_the_range(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(arguments) == 2
    sentence = capsys.readouterr().err
    assert sentence.count("\n") == 1
    assert " takes a number from " in sentence


def test_render_without_files_says_what_it_takes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["render"]) == 2
    assert capsys.readouterr().err.startswith("Give PORTRAIT AUDIO OUT")


def test_portraits_lists_the_built_in_portraits() -> None:
    status, out, err = run("portraits")
    assert (status, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()] == [entry.name for entry in builtins.portraits()]


@pytest.mark.skipif(
    sys.platform == "win32" or not Path("/dev/full").exists(), reason="needs a device that is always full"
)
def test_a_full_disk_on_stdout_is_one_sentence() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([sys.executable, "main.py", "portraits"], cwd=ROOT, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr == b"No space is left on the disk; make room and try again.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")
def test_a_closed_pipe_is_no_failure() -> None:
    with start("portraits") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 0


def test_portraits_prints_json() -> None:
    status, out, _ = run("portraits", "--json")
    assert status == 0
    assert all(Path(entry["file"]).is_file() and entry["made"] for entry in json.loads(out))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_without_a_screen_the_window_does_not_open() -> None:
    status, out, err = run()
    assert (status, out) == (2, "")
    assert err.startswith("There is no screen")
    assert err.count("\n") == 1


def test_a_refusal_exits_with_status_2_and_one_line(speech: Path, folder: Path) -> None:
    status, out, err = run("render", "nobody.jpg", speech, folder / "out.mp4")
    assert (status, out) == (2, "")
    assert "nobody.jpg" in err
    assert err.count("\n") == 1


def test_live_plays_a_file_and_prints_its_figures(folder: Path, speech: Path) -> None:
    record = folder / "live.mp4"
    arguments = ["--microphone", speech, "--camera", "none", "--record", record, "--headless", "--seconds", "1"]
    status, out, err = run("live", *arguments)
    assert (status, err) == (0, "")
    figures = json.loads(out)
    assert figures["frames"] > 0
    assert {"fps", "provider", "latency_p50_ms", "latency_p95_ms", "latency_p99_ms"} <= figures.keys()
    assert all({"late", "dropped"} <= stage.keys() for stage in figures["stages"].values())
    assert [path.name for path in folder.iterdir()] == ["live.mp4"]


def test_live_refuses_an_unusable_photo(tmp_path: Path, speech: Path) -> None:
    photo = tmp_path / "text.jpg"
    photo.write_text("no picture")
    status, out, err = run("live", "--portrait", photo, "--microphone", speech, "--camera", "none", "--headless")
    assert (status, out) == (2, "")
    assert "text.jpg" in err
    assert err.count("\n") == 1


def test_bench_prints_every_figure() -> None:
    status, out, _ = run("bench", "--json", "--frames", "1")
    assert status == 0
    figures = json.loads(out)
    numbers = ["motion_real_time_factor", "portrait_s", "start_up_s", "peak_rss_mib", "cores"]
    assert all(figures[name] > 0 for name in numbers)
    for size in ("512", "720p", "1080p"):
        times = figures[size]
        stages = [times[f"{stage}_ms"] for stage in ("flow", "warp", "mouth", "eyes")]
        assert min(stages) > 0
        assert times["picture_ms"] > max(stages)
        assert times["live_fps"] > 1
    assert figures["provider"] in {"CPU", "CUDA", "WebGPU"}


def test_doctor_finds_the_requirements_of_a_video() -> None:
    status, out, _ = run("doctor", "--json")
    report = json.loads(out)
    assert (status, report["ok"]) == (0, True)
    findings = {finding["name"]: finding for finding in report["findings"]}
    assert {"Python", "Packages", "Models", "onnxruntime", "Microphone", "Speakers", "Virtual camera", "Screen"} <= (
        findings.keys()
    )
    assert all(finding["advice"] for finding in findings.values() if not finding["ok"])
    assert " runs on " in findings["onnxruntime"]["detail"]


def test_bench_of_providers_says_plainly_that_there_is_no_card() -> None:
    status, out, _ = run("bench", "--providers", "--json", "--frames", "2", "--seconds", "1")
    figures = json.loads(out)
    assert status == 0
    assert figures["graphics_card"]
    assert {"CPU_p50_ms", "CPU_p95_ms"} <= figures["lips"].keys()
    assert {"draw_p50_ms", "draw_p95_ms", "pictures_a_second"} <= figures["1080p_CPU"].keys()
    assert {"live_fps", "live_cores"} <= figures["512_live"].keys()
