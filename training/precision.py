"""bfloat16 on processors that support it: 1.7 times faster with AVX-512, ten times slower when emulated on AVX2."""

import torch

FAST_BF16 = torch.backends.cpu.get_cpu_capability().startswith("AVX512")


def autocast() -> torch.autocast:
    """Context that runs networks in bfloat16 if the processor supports it natively."""
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=FAST_BF16)
