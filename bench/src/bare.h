// What the parts of `bare` share: the floor that every collector is compared with.
#ifndef BARE_H
#define BARE_H

#include "http1.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// One connection of a client, over HTTP/1.1 or HTTP/2.
struct receiver {
  int fd;
  struct http_reader reader;
  struct nghttp2_session *session;
  struct receiver *next;
};

// Takes one received body.
void take_body(const char *bytes, size_t length);

// Serves a receiver; false when the connection is to end.
bool http_serve(struct receiver *receiver);
bool grpc_serve(struct receiver *receiver);

// Prepares and releases what gRPC needs for a connection.
void grpc_begin(struct receiver *receiver);
void grpc_end(struct receiver *receiver);

// Where bodies go and how.
struct target {
  int port, epoll;
  const char *path;
  size_t batch_bytes;
  bool inflate, deflate;
};
extern struct target target;

// Opens the sending connections.
void open_senders(void);

// Sends what has gathered, however little.
void flush_batch(void);

// Says whether a descriptor's owner is a sender, and serves it.
bool serve_sender(void *owner, uint32_t events);

// Says whether a batch is full and no sender is free to take it.
bool senders_busy(void);

#endif
