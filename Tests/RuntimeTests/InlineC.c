// Runs the C code that lies in headers of the C targets: tools/run-sanitized compiles it with UBSan.
#include "CLinux/shim.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

enum { PAGE = 4096 };

// Says what went wrong, and returns the exit code for it.
static int fail(const char *what) {
  fprintf(stderr, "inline C: %s\n", what);
  return 1;
}

int main(void) {
  char *memory = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return fail("mmap");
  memset(memory, 7, PAGE);
  // Larger, perhaps elsewhere: the content stays, what is new is zero.
  char *larger = remap(memory, PAGE, 64 * PAGE);
  if (larger == MAP_FAILED) return fail("remap to a larger size");
  if (larger[0] != 7 || larger[PAGE - 1] != 7 || larger[PAGE] != 0) return fail("wrong content");
  char *smaller = remap(larger, 64 * PAGE, PAGE);
  if (smaller == MAP_FAILED || smaller[PAGE - 1] != 7) return fail("remap to a smaller size");
  if (remap(smaller, PAGE, 0) != MAP_FAILED || errno != EINVAL) return fail("remap to nothing");
  munmap(smaller, PAGE);
  puts("inline C: passed");
  return 0;
}
