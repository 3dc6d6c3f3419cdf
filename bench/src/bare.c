// Receives OTLP requests, joins their bytes and sends them on, looking at nothing: the floor.
//
//   bare --to PORT --signal traces --batch-bytes N [--port N] [--protocol grpc]
//        [--inflate 1] [--deflate 1]      prints "listening N"
#define _GNU_SOURCE
#include "bare.h"
#include "net.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

enum { TIMEOUT_MS = 200 };

static volatile sig_atomic_t stopping;
static struct receiver *receivers;
static bool grpc;

// Notes that the program is to stop.
static void on_signal(int number) {
  (void)number;
  stopping = 1;
}

// Accepts a client.
static void open_receiver(int listener) {
  struct receiver *r = calloc(1, sizeof *r);
  r->fd = accept_connection(listener);
  r->next = receivers;
  receivers = r;
  if (grpc) grpc_begin(r);
  watch(target.epoll, r->fd, EPOLLIN, r, 1);
}

// Ends a client's connection.
static void close_receiver(struct receiver *r) {
  for (struct receiver **at = &receivers; *at; at = &(*at)->next) {
    if (*at != r) continue;
    *at = r->next;
    break;
  }
  if (grpc) grpc_end(r);
  close(r->fd);
  free(r->reader.buffer);
  free(r);
}

// Reads from clients only while a sender has room.
static void pause_receivers(bool paused) {
  for (struct receiver *r = receivers; r; r = r->next) {
    struct epoll_event event = {.events = paused ? 0 : EPOLLIN, .data.ptr = r};
    epoll_ctl(target.epoll, EPOLL_CTL_MOD, r->fd, &event);
  }
}

// Reads the command line and returns the port to listen on.
static int read_options(int count, char **arguments) {
  int port = 0;
  static char path[64];
  for (int i = 1; i + 1 < count; i += 2) {
    const char *name = arguments[i], *value = arguments[i + 1];
    if (!strcmp(name, "--port")) port = atoi(value);
    else if (!strcmp(name, "--to")) target.port = atoi(value);
    else if (!strcmp(name, "--signal")) snprintf(path, sizeof path, "/v1/%s", value);
    else if (!strcmp(name, "--batch-bytes")) target.batch_bytes = strtoul(value, NULL, 10);
    else if (!strcmp(name, "--protocol")) grpc = !strcmp(value, "grpc");
    else if (!strcmp(name, "--inflate")) target.inflate = atoi(value);
    else if (!strcmp(name, "--deflate")) target.deflate = atoi(value);
    else count = 0;
  }
  target.path = path;
  if (count % 2 == 1 && target.port && *path && target.batch_bytes) return port;
  fprintf(stderr, "usage: see the head of bare.c\n");
  exit(2);
}

// Handles one event; a paused receiver's event is left for later.
static void handle(void *owner, uint32_t events, int listener) {
  if (!owner) return open_receiver(listener);
  if (serve_sender(owner, events)) return;
  if (senders_busy()) return;
  if (!(grpc ? grpc_serve(owner) : http_serve(owner))) close_receiver(owner);
}

int main(int count, char **arguments) {
  int port = read_options(count, arguments);
  struct sigaction action = {.sa_handler = on_signal};
  sigaction(SIGTERM, &action, NULL);
  target.epoll = epoll_create1(EPOLL_CLOEXEC);
  int listener = listen_loopback(&port);
  watch(target.epoll, listener, EPOLLIN, NULL, 1);
  open_senders();
  printf("listening %d\n", port);
  fflush(stdout);
  bool paused = false;
  for (uint64_t flushed = now_ns(); !stopping;) {
    struct epoll_event events[64];
    int n = epoll_wait(target.epoll, events, 64, TIMEOUT_MS);
    for (int i = 0; i < n; i++) handle(events[i].data.ptr, events[i].events, listener);
    if (senders_busy() != paused) pause_receivers(paused = !paused);
    if (now_ns() - flushed < TIMEOUT_MS * 1000000u) continue;
    flush_batch();
    flushed = now_ns();
  }
  return 0;
}
