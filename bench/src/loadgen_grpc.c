#define _GNU_SOURCE
#include "loadgen.h"

#include <errno.h>
#include <nghttp2/nghttp2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum { MAX_PENDING_OUT = 1 << 20 };

// Returns the value of a base64 digit, or -1.
static int base64_digit(char c) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const char *found = c ? strchr(digits, c) : NULL;
  return found ? (int)(found - digits) : -1;
}

// Returns the seconds that a status-details header's RetryInfo asks for, or -1.
static double retry_info(const char *text, size_t length) {
  static const char type[] = "google.rpc.RetryInfo";
  unsigned char bytes[1024];
  size_t n = 0;
  unsigned bits = 0, value = 0;
  for (size_t i = 0; i < length && n < sizeof bytes; i++) {
    int digit = base64_digit(text[i]);
    if (digit < 0) break;
    value = value << 6 | (unsigned)digit;
    if ((bits += 6) >= 8) bytes[n++] = (unsigned char)(value >> (bits -= 8));
  }
  unsigned char *at = memmem(bytes, n, type, sizeof type - 1);
  if (!at) return -1;
  at += sizeof type - 1;
  size_t left = n - (size_t)(at - bytes);
  // Any.value (0x12), RetryInfo.retry_delay (0x0a), Duration.seconds (0x08), .nanos (0x10).
  if (left < 4 || at[0] != 0x12 || at[2] != 0x0a) return 0;
  double delay = 0;
  for (size_t i = 4; i < left && (at[i] == 0x08 || at[i] == 0x10);) {
    uint64_t number = 0;
    bool nanos = at[i++] == 0x10;
    for (int shift = 0; i < left; shift += 7) {
      number |= (uint64_t)(at[i] & 0x7f) << shift;
      if (at[i++] < 0x80) break;
    }
    delay += nanos ? (double)number / 1e9 : (double)number;
  }
  return delay;
}

// Hands nghttp2's frames to the buffer of the connection.
static ssize_t on_send(nghttp2_session *session, const uint8_t *data, size_t length, int flags,
                       void *user) {
  struct connection *c = user;
  (void)session, (void)flags;
  if (c->out_length - c->out_written > MAX_PENDING_OUT) return NGHTTP2_ERR_WOULDBLOCK;
  c->out = reserve(c->out, &c->out_capacity, c->out_length + length);
  memcpy(c->out + c->out_length, data, length);
  c->out_length += length;
  return (ssize_t)length;
}

// Says how much of a message goes into the next DATA frame.
static ssize_t on_source(nghttp2_session *session, int32_t stream, uint8_t *buffer, size_t room,
                         uint32_t *flags, nghttp2_data_source *source, void *user) {
  struct slot *slot = source->ptr;
  size_t left = slot->head_length + slot->payload.length - slot->written;
  (void)session, (void)stream, (void)buffer, (void)user;
  *flags |= NGHTTP2_DATA_FLAG_NO_COPY;
  if (left > room) return (ssize_t)room;
  *flags |= NGHTTP2_DATA_FLAG_EOF;
  return (ssize_t)left;
}

// Copies one DATA frame, its header first, straight from the payload.
static int on_send_data(nghttp2_session *session, nghttp2_frame *frame, const uint8_t *header,
                        size_t length, nghttp2_data_source *source, void *user) {
  struct connection *c = user;
  struct slot *slot = source->ptr;
  (void)session, (void)frame;
  if (c->out_length - c->out_written > MAX_PENDING_OUT) return NGHTTP2_ERR_WOULDBLOCK;
  c->out = reserve(c->out, &c->out_capacity, c->out_length + length + 9);
  memcpy(c->out + c->out_length, header, 9);
  c->out_length += 9;
  for (; length > 0 && slot->written < slot->head_length; length--)
    c->out[c->out_length++] = slot->head[slot->written++];
  memcpy(c->out + c->out_length, slot->payload.bytes + slot->written - slot->head_length, length);
  slot->written += length;
  c->out_length += length;
  return 0;
}

// Notes the fields of an answer that we care for.
static int on_header(nghttp2_session *session, const nghttp2_frame *frame, const uint8_t *name,
                     size_t name_length, const uint8_t *value, size_t length, uint8_t flags,
                     void *user) {
  struct slot *slot = nghttp2_session_get_stream_user_data(session, frame->hd.stream_id);
  (void)flags, (void)user;
  if (!slot) return 0;
#define IS(text) (name_length == sizeof(text) - 1 && memcmp(name, text, name_length) == 0)
  if (IS(":status")) slot->http_status = atoi((const char *)value);
  else if (IS("grpc-status")) slot->grpc_status = atoi((const char *)value);
  else if (IS("grpc-status-details-bin"))
    slot->retry_delay = retry_info((const char *)value, length);
#undef IS
  return 0;
}

// Settles a request whose stream has ended.
static int on_close(nghttp2_session *session, int32_t stream, uint32_t error, void *user) {
  struct slot *slot = nghttp2_session_get_stream_user_data(session, stream);
  (void)error, (void)user;
  if (!slot || slot->state != SLOT_BUSY) return 0;
  int status = slot->grpc_status, http = slot->http_status;
  if (http >= 0 && http < 600 && http != 200) outcome.http[http]++;
  if (status < 0) {
    outcome.broken++;
    settle(slot, false, !options.mutate, 0.05);
    return 0;
  }
  outcome.grpc[status < 31 ? status : 31]++;
  bool retry = status == 1 || status == 4 || status == 10 || status == 11 || status == 14 ||
               status == 15 || (status == 8 && slot->retry_delay >= 0);
  if (retry && slot->retry_delay < 0) outcome.untimed++;
  settle(slot, status == 0, retry, slot->retry_delay >= 0 ? slot->retry_delay : 0.1);
  return 0;
}

void grpc_open(struct connection *c) {
  static nghttp2_session_callbacks *callbacks;
  if (!callbacks) {
    nghttp2_session_callbacks_new(&callbacks);
    nghttp2_session_callbacks_set_send_callback(callbacks, on_send);
    nghttp2_session_callbacks_set_send_data_callback(callbacks, on_send_data);
    nghttp2_session_callbacks_set_on_header_callback(callbacks, on_header);
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, on_close);
  }
  if (c->session) nghttp2_session_del(c->session);
  c->out_length = c->out_written = 0;
  nghttp2_session_client_new(&c->session, callbacks, c);
  nghttp2_submit_settings(c->session, NGHTTP2_FLAG_NONE, NULL, 0);
}

// Writes the frames that are due; false when the connection broke.
static bool flush(struct connection *c) {
  do {
    if (c->out_written == c->out_length) c->out_written = c->out_length = 0;
    if (nghttp2_session_send(c->session) != 0) return false;
    while (c->out_written < c->out_length) {
      ssize_t n = send(c->fd, c->out + c->out_written, c->out_length - c->out_written, MSG_NOSIGNAL);
      if (n < 0) {
        c->wants_write = errno == EAGAIN || errno == ENOTCONN;
        return c->wants_write;
      }
      c->out_written += (size_t)n;
    }
  } while (c->out_length > 0);
  c->wants_write = false;
  return nghttp2_session_want_read(c->session) || nghttp2_session_want_write(c->session);
}

bool grpc_start(struct slot *slot) {
  static const char *const paths[SIGNALS] = {
      "/opentelemetry.proto.collector.trace.v1.TraceService/Export",
      "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export",
      "/opentelemetry.proto.collector.logs.v1.LogsService/Export"};
#define FIELD(name, value) \
  {(uint8_t *)name, (uint8_t *)value, sizeof(name) - 1, strlen(value), NGHTTP2_NV_FLAG_NONE}
  nghttp2_nv fields[] = {FIELD(":method", "POST"), FIELD(":scheme", "http"),
                         FIELD(":path", paths[options.signal]), FIELD(":authority", "127.0.0.1"),
                         FIELD("content-type", "application/grpc"), FIELD("te", "trailers"),
                         FIELD("grpc-encoding", "gzip")};
  size_t count = sizeof fields / sizeof *fields - (payloads.gzip ? 0 : 1);
  uint32_t n = slot->payload.length;
  const unsigned char prefix[5] = {payloads.gzip, (unsigned char)(n >> 24),
                                   (unsigned char)(n >> 16), (unsigned char)(n >> 8),
                                   (unsigned char)n};
  memcpy(slot->head, prefix, 5);
  slot->head_length = 5;
  slot->written = 0;
  slot->http_status = slot->grpc_status = -1;
  slot->retry_delay = -1;
  nghttp2_data_provider provider = {.source.ptr = slot, .read_callback = on_source};
  nghttp2_session *session = slot->connection->session;
  slot->stream = nghttp2_submit_request(session, NULL, fields, count, &provider, slot);
  return slot->stream >= 0 && flush(slot->connection);
}

bool grpc_on_writable(struct connection *c) { return flush(c); }

bool grpc_on_readable(struct connection *c) {
  uint8_t bytes[65536];
  ssize_t got = recv(c->fd, bytes, sizeof bytes, 0);
  if (got < 0) return errno == EAGAIN || errno == EINTR;
  if (got == 0) return false;
  if (nghttp2_session_mem_recv(c->session, bytes, (size_t)got) < 0) return false;
  return flush(c);
}
