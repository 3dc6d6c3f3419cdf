// A peer that accepts OTLP over HTTP/1.1, answers 200 at once and counts what arrived.
//
//   sink [--port N] [--rate ITEMS_PER_SECOND]
//
// It prints "listening N"; GET /stats or SIGTERM gives the counts as JSON. With a rate it takes its time
// over every request, one after the other.
#define _GNU_SOURCE
#include "http1.h"
#include "net.h"
#include "otlp_count.h"

#include <errno.h>
#include <libdeflate.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>

enum { MAX_INFLATED = 1 << 30, STATS_SIZE = 1024 };

// What arrived so far.
static struct {
  long requests, gzip_requests, malformed, items[SIGNALS];
  uint64_t body_bytes, plain_bytes, first_ns, last_ns;
} seen;

// One connection.
struct peer {
  int fd;
  struct http_reader reader;
};

static volatile sig_atomic_t stopping;
static double rate;  // items per second, 0: as fast as they come
static struct libdeflate_decompressor *inflater;
static char *plain;
static size_t plain_capacity;

// Notes that the program is to stop.
static void on_signal(int number) {
  (void)number;
  stopping = 1;
}

// Writes the counts as JSON.
static int write_stats(char *text) {
  return snprintf(
      text, STATS_SIZE,
      "{\"requests\": %ld, \"gzip_requests\": %ld, \"malformed\": %ld, \"traces\": %ld, "
      "\"metrics\": %ld, \"logs\": %ld, \"body_bytes\": %llu, \"plain_bytes\": %llu, "
      "\"first_ns\": %llu, \"last_ns\": %llu, \"cpu_s\": %.6f}\n",
      seen.requests, seen.gzip_requests, seen.malformed, seen.items[TRACES], seen.items[METRICS],
      seen.items[LOGS], (unsigned long long)seen.body_bytes, (unsigned long long)seen.plain_bytes,
      (unsigned long long)seen.first_ns, (unsigned long long)seen.last_ns, cpu_seconds());
}

// Inflates a body that libdeflate's whole-buffer call does not take, such as several members.
static long inflate_in_steps(const char *body, size_t length) {
  z_stream z = {.next_in = (Bytef *)body, .avail_in = (uInt)length};
  size_t total = 0;
  if (inflateInit2(&z, 15 + 16) != Z_OK) return -1;
  int result = Z_OK;
  while (result == Z_OK && total < MAX_INFLATED) {
    plain = reserve(plain, &plain_capacity, total + 65536);
    z.next_out = (Bytef *)plain + total;
    z.avail_out = (uInt)(plain_capacity - total);
    result = inflate(&z, Z_NO_FLUSH);
    total = (size_t)((char *)z.next_out - plain);
    if (result == Z_STREAM_END && z.avail_in > 0) result = inflateReset(&z);
  }
  inflateEnd(&z);
  return result == Z_STREAM_END ? (long)total : -1;
}

// Inflates a gzip body into `plain` and returns its length, or -1.
static long inflate_body(const char *body, size_t length) {
  uint32_t told;
  size_t used, got;
  if (length < 18) return -1;
  memcpy(&told, body + length - 4, 4);
  if (told > MAX_INFLATED) return -1;
  plain = reserve(plain, &plain_capacity, told + 1);
  if (libdeflate_gzip_decompress_ex(inflater, body, length, plain, told, &used, &got) == 0 &&
      used == length)
    return (long)got;
  return inflate_in_steps(body, length);
}

// Waits for as long as a peer of the given rate would be busy with so many items.
static void take_time(long items) {
  static uint64_t free_at;
  if (rate <= 0) return;
  uint64_t now = now_ns();
  if (free_at < now) free_at = now;
  free_at += (uint64_t)((double)items / rate * 1e9);
  struct timespec until = {(time_t)(free_at / 1000000000u), (long)(free_at % 1000000000u)};
  while (!stopping && clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL) == EINTR) {
  }
}

// Counts one request.
static void account(const struct http_reader *r) {
  const char *body = http_body(r);
  long length = (long)r->body;
  int signal = signal_named(r->path);
  seen.last_ns = now_ns();
  if (seen.requests++ == 0) seen.first_ns = seen.last_ns;
  seen.body_bytes += r->body;
  if (r->gzip) {
    seen.gzip_requests++;
    length = inflate_body(body, r->body);
    body = plain;
  }
  long items = length < 0 || signal < 0 ? -1 : count_items(signal, body, (size_t)length);
  if (items < 0) {
    seen.malformed++;
    return;
  }
  seen.plain_bytes += (uint64_t)length;
  seen.items[signal] += items;
  take_time(items);
}

// Answers one request; false when the connection is to end.
static bool answer(struct peer *peer) {
  static const char ok[] =
      "HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\nContent-Length: 0\r\n\r\n";
  char text[STATS_SIZE + 128], stats[STATS_SIZE];
  if (!peer->reader.is_get) {
    account(&peer->reader);
    return send(peer->fd, ok, sizeof ok - 1, MSG_NOSIGNAL) == sizeof ok - 1 && !peer->reader.close;
  }
  int length = write_stats(stats);
  int all = snprintf(text, sizeof text, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s", length,
                     stats);
  return send(peer->fd, text, (size_t)all, MSG_NOSIGNAL) == all && !peer->reader.close;
}

// Ends a connection.
static void drop(struct peer *peer) {
  close(peer->fd);
  free(peer->reader.buffer);
  free(peer);
}

// Takes what a connection has for us.
static void serve(struct peer *peer) {
  enum http_state state = http_read(&peer->reader, peer->fd);
  if (peer->reader.expects_continue && state == HTTP_MORE) {
    peer->reader.expects_continue = false;
    if (send(peer->fd, "HTTP/1.1 100 Continue\r\n\r\n", 25, MSG_NOSIGNAL) != 25) return drop(peer);
  }
  while (state == HTTP_DONE) {
    if (!answer(peer)) return drop(peer);
    http_next(&peer->reader);
    state = http_parse(&peer->reader);
  }
  if (state != HTTP_MORE) drop(peer);
}

int main(int count, char **arguments) {
  int port = 0;
  for (int i = 1; i < count; i += 2) {
    if (i + 1 < count && strcmp(arguments[i], "--port") == 0) port = atoi(arguments[i + 1]);
    else if (i + 1 < count && strcmp(arguments[i], "--rate") == 0) rate = atof(arguments[i + 1]);
    else return fprintf(stderr, "usage: sink [--port N] [--rate ITEMS_PER_SECOND]\n"), 2;
  }
  struct sigaction action = {.sa_handler = on_signal};
  sigaction(SIGTERM, &action, NULL);
  sigaction(SIGINT, &action, NULL);
  inflater = libdeflate_alloc_decompressor();
  int listener = listen_loopback(&port), epoll = epoll_create1(EPOLL_CLOEXEC);
  watch(epoll, listener, EPOLLIN, NULL, 1);
  printf("listening %d\n", port);
  fflush(stdout);
  while (!stopping) {
    struct epoll_event events[64];
    int n = epoll_wait(epoll, events, 64, -1);
    for (int i = 0; i < n; i++) {
      if (events[i].data.ptr) {
        serve(events[i].data.ptr);
        continue;
      }
      int fd = accept_connection(listener);
      if (fd < 0) continue;
      struct peer *peer = calloc(1, sizeof *peer);
      peer->fd = fd;
      watch(epoll, fd, EPOLLIN, peer, 1);
    }
  }
  char stats[STATS_SIZE];
  write_stats(stats);
  fputs(stats, stdout);
  return 0;
}
