// Sends pre-encoded OTLP bodies over HTTP/1.1 or gRPC (h2c) and says what became of them.
//
//   loadgen --port N --signal traces --payloads FILE [--protocol grpc] [--requests N]
//           [--seconds S] [--connections N] [--streams N] [--rate ITEMS_PER_SECOND]
//           [--retry-cap S] [--patience S] [--mutate SEED] [--retry no]
//
// With `--retry no` a refused request is not sent again, and its place is free for the next: with
// `--rate`, what is offered does not depend on what is taken.
#define _GNU_SOURCE
#include "loadgen.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

struct options options = {
    .connections = 4, .streams = 8, .seconds = 60, .retry_cap = 5, .patience = 30, .seed = 1,
    .retry = true};
struct outcome outcome;

static struct connection *connections;
static int epoll;
static long begun;                 // first sendings so far
static uint64_t started, deadline; // of the run
static uint32_t next_payload;
static volatile sig_atomic_t stopping;

// Stops sending; what is under way is still awaited.
static void on_signal(int number) {
  (void)number;
  stopping = 1;
}

// Says whether new requests may begin.
static bool may_begin(uint64_t now) {
  if (stopping || now >= deadline) return false;
  return options.requests == 0 || begun < options.requests;
}

void settle(struct slot *slot, bool accepted, bool retry, double delay) {
  if (accepted) {
    outcome.accepted_requests++;
    outcome.accepted_items += slot->payload.items;
  } else if (retry) {
    if (delay > options.retry_cap) delay = options.retry_cap;
    outcome.refused++;
    if (options.retry) {
      slot->due = now_ns() + (uint64_t)(delay * 1e9);
      slot->state = SLOT_WAITING;
      return;
    }
  } else {
    outcome.rejected++;
  }
  slot->state = SLOT_FREE;
}

void reopen(struct connection *c) {
  if (c->fd >= 0) close(c->fd);
  http_reset(&c->reader);
  c->wants_write = false;
  c->fd = connect_loopback(options.port);
  if (options.grpc) grpc_open(c);
  for (int i = 0; i < options.streams; i++) {
    struct slot *slot = &c->slots[i];
    if (slot->state != SLOT_BUSY) continue;
    outcome.broken++;
    slot->state = options.mutate ? SLOT_FREE : SLOT_WAITING;
    slot->due = now_ns() + 50000000u;
  }
  if (c->fd >= 0) watch(epoll, c->fd, EPOLLIN, c, 1);
}

// Watches for writability only while something waits to be written.
static void watch_writes(struct connection *c, bool before) {
  if (c->fd < 0 || before == c->wants_write) return;
  watch(epoll, c->fd, EPOLLIN | (c->wants_write ? EPOLLOUT : 0), c, 0);
}

// Sends a slot's request.
static void start(struct slot *slot, uint64_t now) {
  struct connection *c = slot->connection;
  bool before = c->wants_write;
  slot->state = SLOT_BUSY;
  slot->started = now;
  outcome.sent_requests++;
  outcome.sent_items += slot->payload.items;
  bool fine = c->fd >= 0 && (options.grpc ? grpc_start(slot) : http_start(slot));
  if (fine) watch_writes(c, before);
  else reopen(c);
}

// Starts whatever is due; returns when to come back, and counts the slots in use.
static uint64_t start_due(uint64_t now, int *in_use) {
  uint64_t next = now + 100000000u;
  *in_use = 0;
  for (int i = 0; i < options.connections * options.streams; i++) {
    struct slot *slot = &connections[i / options.streams].slots[i % options.streams];
    if (slot->state == SLOT_BUSY) {
      ++*in_use;
      if (now - slot->started > (uint64_t)(options.patience * 1e9)) reopen(slot->connection);
    } else if (slot->state == SLOT_WAITING) {
      ++*in_use;
      if (now >= deadline || stopping) {
        outcome.given_up++;
        slot->state = SLOT_FREE;
      } else if (slot->due <= now) {
        start(slot, now);
      } else if (slot->due < next) {
        next = slot->due;
      }
    } else if (may_begin(now)) {
      if (options.rate > 0) {
        static double offered;
        uint64_t when = started + (uint64_t)(offered / options.rate * 1e9);
        if (when > now) {
          if (when < next) next = when;
          continue;
        }
        offered += payloads.all[next_payload].items;
      }
      slot->payload = payloads.all[next_payload];
      next_payload = (next_payload + 1) % payloads.count;
      begun++;
      ++*in_use;
      if (options.mutate) mutate(slot);
      start(slot, now);
    }
  }
  return next;
}

// Handles one connection's event.
static void handle(struct connection *c, uint32_t events) {
  bool before = c->wants_write, fine = true;
  if (events & (EPOLLIN | EPOLLERR | EPOLLHUP))
    fine = options.grpc ? grpc_on_readable(c) : http_on_readable(c);
  if (fine && events & EPOLLOUT) fine = options.grpc ? grpc_on_writable(c) : http_on_writable(c);
  if (fine) watch_writes(c, before);
  else reopen(c);
}

// Prints the statuses seen as members of a JSON object.
static void print_counts(const char *name, const long *counts, int size) {
  printf("\"%s\": {", name);
  const char *separator = "";
  for (int i = 0; i < size; i++) {
    if (counts[i] == 0) continue;
    printf("%s\"%d\": %ld", separator, i, counts[i]);
    separator = ", ";
  }
  printf("}, ");
}

// Prints the outcome as JSON.
static void report(uint64_t now) {
  const struct outcome *o = &outcome;
  printf("{\"requests\": %ld, \"sent_requests\": %ld, \"sent_items\": %ld, ", begun,
         o->sent_requests, o->sent_items);
  printf("\"accepted_requests\": %ld, \"accepted_items\": %ld, ", o->accepted_requests,
         o->accepted_items);
  printf("\"refused\": %ld, \"rejected\": %ld, \"broken\": %ld, \"partial\": %ld, ", o->refused,
         o->rejected, o->broken, o->partial);
  printf("\"given_up\": %ld, \"untimed\": %ld, ", o->given_up, o->untimed);
  print_counts("http", o->http, 600);
  print_counts("grpc", o->grpc, 32);
  printf("\"started_ns\": %llu, \"elapsed_s\": %.6f, \"cpu_s\": %.6f}\n",
         (unsigned long long)started, (double)(now - started) / 1e9, cpu_seconds());
}

// Reads the command line; false when it makes no sense.
static bool read_options(int count, char **arguments) {
  options.signal = -1;
  for (int i = 1; i + 1 < count; i += 2) {
    const char *name = arguments[i], *value = arguments[i + 1];
    if (!strcmp(name, "--protocol")) options.grpc = !strcmp(value, "grpc");
    else if (!strcmp(name, "--port")) options.port = atoi(value);
    else if (!strcmp(name, "--signal")) options.signal = signal_named(value);
    else if (!strcmp(name, "--payloads")) options.file = value;
    else if (!strcmp(name, "--requests")) options.requests = atol(value);
    else if (!strcmp(name, "--seconds")) options.seconds = atof(value);
    else if (!strcmp(name, "--connections")) options.connections = atoi(value);
    else if (!strcmp(name, "--streams")) options.streams = atoi(value);
    else if (!strcmp(name, "--rate")) options.rate = atof(value);
    else if (!strcmp(name, "--retry-cap")) options.retry_cap = atof(value);
    else if (!strcmp(name, "--patience")) options.patience = atof(value);
    else if (!strcmp(name, "--retry")) options.retry = strcmp(value, "no") != 0;
    else if (!strcmp(name, "--mutate")) options.mutate = true, options.seed = strtoull(value, 0, 0);
    else return false;
  }
  if (!options.grpc) options.streams = 1;
  if (options.mutate && options.seed == 0) options.seed = 1;
  return count % 2 == 1 && options.port && options.signal >= 0 && options.file &&
         options.connections > 0 && options.streams > 0;
}

// Opens the connections.
static void open_all(void) {
  connections = calloc((size_t)options.connections, sizeof *connections);
  for (int i = 0; i < options.connections; i++) {
    struct connection *c = &connections[i];
    c->fd = -1;
    c->slots = calloc((size_t)options.streams, sizeof *c->slots);
    for (int j = 0; j < options.streams; j++) c->slots[j].connection = c;
    reopen(c);
  }
}

int main(int count, char **arguments) {
  if (!read_options(count, arguments)) {
    fprintf(stderr, "usage: see the head of loadgen.c\n");
    return 2;
  }
  struct sigaction action = {.sa_handler = on_signal};
  sigaction(SIGTERM, &action, NULL);
  sigaction(SIGINT, &action, NULL);
  signal(SIGPIPE, SIG_IGN);
  load_payloads(options.file);
  epoll = epoll_create1(EPOLL_CLOEXEC);
  started = now_ns();
  deadline = started + (uint64_t)(options.seconds * 1e9);
  open_all();
  for (;;) {
    struct epoll_event events[64];
    int in_use;
    uint64_t now = now_ns(), next = start_due(now, &in_use);
    if (in_use == 0 && !may_begin(now)) break;
    int wait = next > now ? (int)((next - now + 999999) / 1000000) : 0;
    int n = epoll_wait(epoll, events, 64, wait);
    for (int i = 0; i < n; i++) handle(events[i].data.ptr, events[i].events);
  }
  report(now_ns());
  return 0;
}
