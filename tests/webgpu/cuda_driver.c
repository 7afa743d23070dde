/* What onnxruntime's provider asks of NVIDIA's driver first: -DSTATUS of cuInit, -DVERSION of the CUDA that it runs. */
int cuInit(unsigned int flags)
{
    (void)flags;
    return STATUS;
}

int cuDriverGetVersion(int *version)
{
    *version = VERSION;
    return 0;
}
