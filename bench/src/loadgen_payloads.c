#define _GNU_SOURCE
#include "loadgen.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct payloads payloads;

void load_payloads(const char *path) {
  struct stat info;
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0 || fstat(fd, &info) < 0) die(path);
  const char *at = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
  const char *end = at + info.st_size;
  if (at == MAP_FAILED) die("mmap");
  if (info.st_size < 16 || memcmp(at, "OTLPLOAD", 8) != 0) die("not a payload file");
  uint32_t flags;
  memcpy(&payloads.count, at + 8, 4);
  memcpy(&flags, at + 12, 4);
  payloads.gzip = flags & 1;
  payloads.all = calloc(payloads.count, sizeof *payloads.all);
  at += 16;
  for (uint32_t i = 0; i < payloads.count; i++) {
    struct payload *p = &payloads.all[i];
    if (end - at < 8) die("payload file is cut short");
    memcpy(&p->length, at, 4);
    memcpy(&p->items, at + 4, 4);
    p->bytes = at + 8;
    at += 8 + p->length;
    if (at > end) die("payload file is cut short");
  }
  close(fd);
}

// Returns the next number of a xorshift generator.
static uint64_t next_random(void) {
  uint64_t x = options.seed;
  x ^= x << 13;
  x ^= x >> 7;
  x ^= x << 17;
  return options.seed = x;
}

// Damages `length` bytes once and returns the new length, at most twice the old one.
static size_t damage(char *bytes, size_t length, size_t room) {
  uint64_t r = next_random();
  size_t at = length ? (r >> 8) % length : 0;
  size_t run = (r >> 40) % 16 + 1;
  if (run > length - at) run = length - at;
  switch (r % 7) {
    case 0: bytes[at] ^= (char)(1 << (r >> 60 & 7)); return length;
    case 1: bytes[at] = (char)(r >> 48); return length;
    case 2: memset(bytes + at, 0xff, run); return length;
    case 3: return at;
    case 4:
      memmove(bytes + at, bytes + at + run, length - at - run);
      return length - run;
    case 5:
      if (length + run > room) return length;
      memmove(bytes + at + run, bytes + at, length - at);
      return length + run;
    default: bytes[at] = (char)((unsigned char)bytes[at] + (r & 8 ? 1 : 255)); return length;
  }
}

void mutate(struct slot *slot) {
  size_t length = slot->payload.length, room = length + 256;
  slot->mutated = reserve(slot->mutated, &slot->mutated_capacity, room);
  memcpy(slot->mutated, slot->payload.bytes, length);
  for (int edits = 1 + (int)(next_random() % 4); edits > 0 && length > 0; edits--)
    length = damage(slot->mutated, length, room);
  slot->payload.bytes = slot->mutated;
  slot->payload.length = (uint32_t)length;
}
