"""python -m tests.camera_vm COMMAND [ARGUMENT...]: run a command in this folder, on a machine with a virtual camera.

The guest sees this machine's files, but its changes are discarded; only files in the folder $OUT come back,
into the folder CAMERA_VM_OUT if that is set. The cameras are /dev/video10, "Understudy", and /dev/video11, "Webcam".
There is no network but loopback. The exit status is the command's, or 125 if the guest did not run it.
CAMERA_VM_SECONDS limits the run (default 900); CAMERA_VM_ACCELERATOR=kvm uses hardware virtualisation where
available, ten times faster.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.camera_vm import kernel

SECONDS = "900"
OPTIONS = {
    "-smp": "2",
    "-m": "3072",
    "-net": "none",
    "-append": "console=ttyS0 quiet panic=-1 mitigations=off tsc=reliable",
}
TCG = {"-accel": "tcg,thread=multi", "-cpu": "max"}
"""Plain emulation works everywhere, in virtual machines too."""
KVM = {"-accel": "kvm", "-cpu": "host"}
RUN = """
mkdir -p /run/home /run/out; chmod 700 /run/home
export HOME=/run/home TMPDIR=/tmp OUT=/run/out XDG_RUNTIME_DIR=/run/home PYTHONDONTWRITEBYTECODE=1
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PATH={path}
cd {folder}
{command} > /job/said 2>&1
status=$?
cp -r /run/out/. /job/out/
echo $status > /job/status
"""


def main(arguments: list[str]) -> int:
    """Run `arguments` in the guest."""
    if not arguments:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    image, disk = kernel.prepare()
    with tempfile.TemporaryDirectory(prefix="camera-vm-") as name:
        job = Path(name)
        (job / "out").mkdir()
        texts = {"path": os.environ["PATH"], "folder": str(Path.cwd())}
        quoted = {key: shlex.quote(text) for key, text in texts.items()}
        (job / "run").write_text(RUN.format(command=shlex.join(arguments), **quoted), encoding="utf-8")
        boot(image, disk, job)
        return collect(job)


def boot(image: Path, disk: Path, job: Path) -> None:
    """Wait until the guest powers itself off or its time limit passes."""
    accelerator = KVM if os.environ.get("CAMERA_VM_ACCELERATOR") == "kvm" else TCG
    options = OPTIONS | accelerator | {"-kernel": str(image), "-initrd": str(disk)}
    words = [word for pair in options.items() for word in pair]
    shares = [
        *("-virtfs", "local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap"),
        *("-virtfs", f"local,path={job},mount_tag=job,security_model=none"),
    ]
    limit = os.environ.get("CAMERA_VM_SECONDS", SECONDS)
    command = ["timeout", limit, "qemu-system-x86_64", *words, *shares, "-nographic", "-no-reboot"]
    with (job / "console").open("wb") as console:
        subprocess.run(command, stdin=subprocess.DEVNULL, stdout=console, stderr=subprocess.STDOUT)


def collect(job: Path) -> int:
    """Print the command's output, copy its files and return its status."""
    said, status = job / "said", job / "status"
    if said.is_file():
        sys.stdout.write(said.read_text(encoding="utf-8", errors="replace"))
    if not status.is_file():
        sys.stderr.write((job / "console").read_text(encoding="utf-8", errors="replace")[-4000:])
        return 125
    if "CAMERA_VM_OUT" in os.environ:
        shutil.copytree(job / "out", os.environ["CAMERA_VM_OUT"], dirs_exist_ok=True)
    return int(status.read_text())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
