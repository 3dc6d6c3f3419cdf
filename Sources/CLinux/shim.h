// Linux interfaces that the Glibc module lacks. Keep socket headers out of it: importing them here
// changes the imported type of constants such as MSG_NOSIGNAL.
#pragma once
#include <errno.h>
#include <malloc.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>

/// accept4(2), declared by hand: see the note on socket headers above.
int accept4(int fd, void *address, unsigned int *length, int flags);

/// mremap(2) where the mapping may move; by hand since a variadic function cannot be imported.
void *mremap(void *address, size_t old_size, size_t new_size, int flags, ...);
static inline void *remap(void *address, size_t old_size, size_t new_size) {
  return mremap(address, old_size, new_size, 1 /* MREMAP_MAYMOVE */);
}

#include <spawn.h>
/// posix_spawn_file_actions_addchdir_np(3), which the Glibc module leaves out.
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
/// mkostemp(3), likewise.
int mkostemp(char *name_template, int flags);
