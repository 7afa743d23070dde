"""WebGPU without a graphics card: Mesa's software Vulkan, lavapipe, draws frames and runs the networks."""
