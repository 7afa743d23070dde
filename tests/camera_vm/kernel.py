"""Debian's kernel, the v4l2loopback driver built for it, and a minimal initramfs that mounts this machine's files."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import platformdirs

PROGRAMS = (
    "qemu-system-x86",
    "busybox-static",
    "cpio",
    "gcc",
    "make",
    "kmod",
    "linux-headers-amd64",
    "ffmpeg",
    "chromium-headless-shell",
    "pulseaudio",
)
"""Debian packages that must be installed; the kernel and the driver are only unpacked."""
STARTED = ("qemu-system-x86_64", "ffmpeg", "chromium-headless-shell", "pulseaudio")
"""Programs of these packages that are called."""
DRIVER = "v4l2loopback-dkms"
NEEDED = ("virtio_pci", "9pnet_virtio", "9p", "overlay", "videodev")
"""Kernel modules loaded at start, in order of dependency."""
CAMERA = "exclusive_caps=1,1 devices=2 video_nr=10,11 card_label=Understudy,Webcam"
"""Understudy's output, and a camera that another program feeds."""
INIT = """#!/bin/sh
busybox mount -t proc proc /proc
busybox mount -t sysfs sys /sys
busybox mount -t devtmpfs dev /dev
for file in {modules}; do busybox insmod /modules/$file; done
busybox insmod /modules/v4l2loopback.ko {camera}
share="trans=virtio,version=9p2000.L,msize=512000"
busybox mount -t 9p -o $share,ro,cache=loose host /below
busybox mount -t tmpfs tmpfs /above
busybox mkdir /above/files /above/work
busybox mount -t overlay -o lowerdir=/below,upperdir=/above/files,workdir=/above/work overlay /root
for folder in proc sys dev; do busybox mount --bind /$folder /root/$folder; done
busybox mkdir -p /root/dev/shm /root/job /root/run
busybox mount -t tmpfs tmpfs /root/dev/shm
busybox mount -t tmpfs tmpfs /root/run
busybox mount -t tmpfs tmpfs /root/tmp
busybox mount -t 9p -o $share job /root/job
busybox ifconfig lo 127.0.0.1 up
busybox chroot /root /bin/bash /job/run
busybox sync
busybox poweroff -f
"""


def folder() -> Path:
    """Cache folder of the built parts."""
    return platformdirs.user_cache_path("understudy-camera-vm", appauthor=False)


def prepare() -> tuple[Path, Path]:
    """Paths of kernel and initramfs; builds them if missing, which takes a minute, root and Debian's packages."""
    place = folder()
    state = hashlib.sha256((INIT + CAMERA).encode()).hexdigest()[:8]
    kernel, disk = place / "vmlinuz", place / f"initramfs-{state}.gz"
    if not all(map(shutil.which, STARTED)):
        _install()
    if not (kernel.is_file() and disk.is_file()):
        place.mkdir(parents=True, exist_ok=True)
        _install()
        version = _unpack(place / "parts")
        shutil.copy(place / "parts" / "boot" / f"vmlinuz-{version}", kernel)
        _pack(_lay_out(place, version), disk)
    return kernel, disk


def _install() -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["update", "-qq"],
        ["install", "-yqq", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300", *PROGRAMS],
    ):
        subprocess.run(["apt-get", *command], check=True, env=environment, stdout=subprocess.DEVNULL)


def _unpack(parts: Path) -> str:
    """The kernel's version, equal to that of the installed headers."""
    version = max(path.name.removeprefix("linux-headers-") for path in Path("/usr/src").glob("linux-headers-*-amd64"))
    parts.mkdir(exist_ok=True)
    subprocess.run(["apt-get", "download", "-qq", f"linux-image-{version}", DRIVER], check=True, cwd=parts)
    for package in parts.glob("*.deb"):
        subprocess.run(["dpkg", "-x", package, parts], check=True)
        package.unlink()
    return version


def _lay_out(place: Path, version: str) -> Path:
    """The folder that becomes the initramfs."""
    parts, root = place / "parts", place / "initramfs"
    shutil.rmtree(root, ignore_errors=True)
    for name in ("bin", "modules", "proc", "sys", "dev", "below", "above", "root"):
        (root / name).mkdir(parents=True)
    busybox = shutil.which("busybox")
    assert busybox
    shutil.copy(busybox, root / "bin" / "busybox")
    (root / "bin" / "sh").symlink_to("busybox")
    modules = [*_with_dependencies(parts, version), _built_driver(parts, version)]
    for path in modules:
        shutil.copy(path, root / "modules" / path.name)
    names = " ".join(path.name for path in modules[:-1])
    (root / "init").write_text(INIT.format(modules=names, camera=CAMERA), encoding="utf-8")
    (root / "init").chmod(0o755)
    return root


def _built_driver(parts: Path, version: str) -> Path:
    source = next((parts / "usr" / "src").glob("v4l2loopback-*"))
    headers = f"/usr/src/linux-headers-{version}"
    subprocess.run(["make", "-s", "-C", headers, f"M={source}", "modules"], check=True, stdout=subprocess.DEVNULL)
    return source / "v4l2loopback.ko"


def _with_dependencies(parts: Path, version: str) -> list[Path]:
    """Modules of NEEDED in order of dependency; modules built into the kernel are left out."""
    modules = parts / "lib" / "modules" / version
    subprocess.run(["depmod", "-b", parts, version], check=True)
    lines = (modules / "modules.dep").read_text(encoding="utf-8").splitlines()
    depends = {Path(name).stem: [name, *rest.split()] for name, _, rest in (line.partition(":") for line in lines)}
    wanted = [path for name in NEEDED for path in reversed(depends.get(name, []))]
    return [modules / path for path in dict.fromkeys(wanted)]


def _pack(root: Path, disk: Path) -> None:
    names = "\n".join(str(path.relative_to(root)) for path in sorted(root.rglob("*")))
    with disk.with_suffix(".part").open("wb") as out:
        pack = ["cpio", "-o", "-H", "newc", "--quiet"]
        made = subprocess.run(pack, input=names.encode(), cwd=root, capture_output=True, check=True)
        subprocess.run(["gzip", "-1"], input=made.stdout, stdout=out, check=True)
    disk.with_suffix(".part").replace(disk)
