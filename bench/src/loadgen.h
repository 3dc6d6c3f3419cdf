// What the load generator's parts share.
#ifndef LOADGEN_H
#define LOADGEN_H

#include "http1.h"
#include "net.h"
#include "otlp_count.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// One pre-encoded request body.
struct payload {
  const char *bytes;
  uint32_t length, items;
};

// The bodies of a payload file.
struct payloads {
  struct payload *all;
  uint32_t count;
  bool gzip;
};

// What the command line asks for.
struct options {
  bool grpc, mutate, retry;
  int port, connections, streams, signal;
  long requests;       // 0: until `seconds`
  double seconds;      // of sending; with `requests`, the longest time for all of it
  double rate;         // items per second offered, 0: as fast as answered
  double retry_cap;    // longest wait before a refused request is sent again, in seconds
  double patience;     // longest wait for an answer, in seconds
  uint64_t seed;
  const char *file;
};

// What became of the requests.
struct outcome {
  long sent_requests, sent_items, accepted_requests, accepted_items;
  long refused, rejected, broken, partial, given_up;
  long untimed;  // refusals that do not say when to come back
  long http[600], grpc[32];
};

// A place for one request under way.
struct slot {
  enum { SLOT_FREE, SLOT_BUSY, SLOT_WAITING } state;
  struct connection *connection;
  struct payload payload;
  char *mutated;         // own body when mutating
  size_t mutated_capacity;
  uint64_t due, started; // when to send again; when it was sent
  size_t written;        // bytes of head and body, or of prefix and message, that have left
  char head[512];
  size_t head_length;
  int32_t stream;        // HTTP/2 only, as is what follows
  int http_status, grpc_status;
  double retry_delay;
};

// One connection with its slots.
struct connection {
  int fd;
  struct slot *slots;
  struct http_reader reader;
  struct nghttp2_session *session;
  char *out;             // frames not yet written
  size_t out_capacity, out_length, out_written;
  bool wants_write;
};

extern struct options options;
extern struct outcome outcome;
extern struct payloads payloads;

// Reads a payload file: "OTLPLOAD", count, gzip flag, then length, item count and bytes of each.
void load_payloads(const char *path);

// Replaces a slot's body by a damaged copy; the same seed gives the same bodies.
void mutate(struct slot *slot);

// Takes an answer: `accepted`, or to be sent again after `delay` seconds, or neither.
void settle(struct slot *slot, bool accepted, bool retry, double delay);

// Opens a connection; its slots that were busy are sent again.
void reopen(struct connection *connection);

// HTTP/1.1: starts, continues and reads. False when the connection is of no further use.
bool http_start(struct slot *slot);
bool http_on_writable(struct connection *connection);
bool http_on_readable(struct connection *connection);

// gRPC: likewise.
void grpc_open(struct connection *connection);
bool grpc_start(struct slot *slot);
bool grpc_on_writable(struct connection *connection);
bool grpc_on_readable(struct connection *connection);

#endif
