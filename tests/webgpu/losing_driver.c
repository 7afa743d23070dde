/* A Vulkan driver that passes all calls on to $REAL_DRIVER, and loses its device once the file $LOSE_DEVICE is there. */
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define DEVICE_LOST (-4)

typedef void (*Function)(void);
typedef Function (*Lookup)(void *, const char *);
typedef int (*Submit)(void *, uint32_t, const void *, void *);
typedef int (*Negotiate)(uint32_t *);

typedef int (*Wait)(void *);

static Submit submit, submit2;
static Wait wait_idle;
static Lookup device_lookup;

static Function real(const char *name)
{
    static void *driver;
    if (!driver)
        driver = dlopen(getenv("REAL_DRIVER"), RTLD_NOW | RTLD_LOCAL);
    return driver ? (Function)dlsym(driver, name) : NULL;
}

/* A lost card works no more; here the software's threads must end what was submitted before its memory is freed. */
static int is_lost(void *queue)
{
    const char *file = getenv("LOSE_DEVICE");
    if (!file || access(file, F_OK) != 0)
        return 0;
    if (wait_idle)
        wait_idle(queue);
    return 1;
}

static int losing_submit(void *queue, uint32_t count, const void *work, void *fence)
{
    return is_lost(queue) ? DEVICE_LOST : submit(queue, count, work, fence);
}

static int losing_submit2(void *queue, uint32_t count, const void *work, void *fence)
{
    return is_lost(queue) ? DEVICE_LOST : submit2(queue, count, work, fence);
}

static Function replaced(const char *name, Function found);

static Function find_of_device(void *device, const char *name)
{
    return replaced(name, device_lookup(device, name));
}

static Function replaced(const char *name, Function found)
{
    if (!found)
        return NULL;
    if (!strcmp(name, "vkGetDeviceProcAddr")) {
        device_lookup = (Lookup)found;
        return (Function)find_of_device;
    }
    if (!strcmp(name, "vkQueueWaitIdle"))
        wait_idle = (Wait)found;
    if (!strcmp(name, "vkQueueSubmit")) {
        submit = (Submit)found;
        return (Function)losing_submit;
    }
    if (!strcmp(name, "vkQueueSubmit2") || !strcmp(name, "vkQueueSubmit2KHR")) {
        submit2 = (Submit)found;
        return (Function)losing_submit2;
    }
    return found;
}

Function vk_icdGetInstanceProcAddr(void *instance, const char *name)
{
    Lookup lookup = (Lookup)real("vk_icdGetInstanceProcAddr");
    return lookup ? replaced(name, lookup(instance, name)) : NULL;
}

Function vk_icdGetPhysicalDeviceProcAddr(void *instance, const char *name)
{
    Lookup lookup = (Lookup)real("vk_icdGetPhysicalDeviceProcAddr");
    return lookup ? lookup(instance, name) : NULL;
}

int vk_icdNegotiateLoaderICDInterfaceVersion(uint32_t *version)
{
    Negotiate negotiate = (Negotiate)real("vk_icdNegotiateLoaderICDInterfaceVersion");
    return negotiate ? negotiate(version) : -3;
}
