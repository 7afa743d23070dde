"""A virtual machine in which Linux has a real virtual camera: Debian's kernel with v4l2loopback in QEMU."""
