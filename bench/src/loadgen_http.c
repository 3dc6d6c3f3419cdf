#define _GNU_SOURCE
#include "loadgen.h"

#include <errno.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/uio.h>

// Writes what is left of the request; false when the connection broke.
static bool write_rest(struct connection *c) {
  struct slot *slot = c->slots;
  size_t total = slot->head_length + slot->payload.length;
  while (slot->written < total) {
    struct iovec parts[2];
    struct msghdr message = {.msg_iov = parts};
    if (slot->written < slot->head_length) {
      parts[0] = (struct iovec){slot->head + slot->written, slot->head_length - slot->written};
      parts[1] = (struct iovec){(void *)slot->payload.bytes, slot->payload.length};
      message.msg_iovlen = 2;
    } else {
      size_t done = slot->written - slot->head_length;
      parts[0] = (struct iovec){(void *)(slot->payload.bytes + done), total - slot->written};
      message.msg_iovlen = 1;
    }
    ssize_t n = sendmsg(c->fd, &message, MSG_NOSIGNAL);
    if (n < 0) {
      c->wants_write = errno == EAGAIN || errno == ENOTCONN;
      return c->wants_write;
    }
    slot->written += (size_t)n;
  }
  c->wants_write = false;
  return true;
}

bool http_start(struct slot *slot) {
  int n = snprintf(slot->head, sizeof slot->head,
                   "POST /v1/%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
                   "Content-Type: application/x-protobuf\r\n%sContent-Length: %u\r\n\r\n",
                   signal_name(options.signal), options.port,
                   payloads.gzip ? "Content-Encoding: gzip\r\n" : "", slot->payload.length);
  slot->head_length = (size_t)n;
  slot->written = 0;
  return write_rest(slot->connection);
}

bool http_on_writable(struct connection *c) {
  return c->slots->state != SLOT_BUSY || write_rest(c);
}

bool http_on_readable(struct connection *c) {
  struct slot *slot = c->slots;
  enum http_state state = http_read(&c->reader, c->fd);
  if (state == HTTP_MORE) return true;
  if (state != HTTP_DONE || slot->state != SLOT_BUSY) return false;
  int status = c->reader.status;
  bool all_written = slot->written == slot->head_length + slot->payload.length;
  bool keep = !c->reader.close && all_written;
  bool retry = status == 429 || status == 502 || status == 503 || status == 504;
  if (status >= 0 && status < 600) outcome.http[status]++;
  if (status == 200 && c->reader.body > 0) outcome.partial++;
  if (retry && c->reader.retry_after < 0) outcome.untimed++;
  settle(slot, status == 200, retry, c->reader.retry_after >= 0 ? (double)c->reader.retry_after : 0.1);
  http_next(&c->reader);
  return keep;
}
