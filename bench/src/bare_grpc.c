#include "bare.h"
#include "net.h"

#include <errno.h>
#include <nghttp2/nghttp2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum { WINDOW = 1 << 24, READ_SIZE = 1 << 20 };

// A request message that is being received.
struct message {
  char *bytes;
  size_t capacity, length;
};

#define FIELD(name, value)                                                        \
  {(uint8_t *)name, (uint8_t *)value, sizeof(name) - 1, sizeof(value) - 1, NGHTTP2_NV_FLAG_NONE}

// Sends at once; a full socket counts as a broken one, answers are small.
static ssize_t on_send(nghttp2_session *session, const uint8_t *data, size_t length, int flags,
                       void *user) {
  struct receiver *r = user;
  (void)session, (void)flags;
  ssize_t n = send(r->fd, data, length, MSG_NOSIGNAL);
  if (n < 0) return errno == EAGAIN ? NGHTTP2_ERR_WOULDBLOCK : NGHTTP2_ERR_CALLBACK_FAILURE;
  return n;
}

// Makes room for a message.
static int on_headers(nghttp2_session *session, const nghttp2_frame *frame, void *user) {
  (void)user;
  if (frame->hd.type == NGHTTP2_HEADERS)
    nghttp2_session_set_stream_user_data(session, frame->hd.stream_id,
                                         calloc(1, sizeof(struct message)));
  return 0;
}

// Gathers a message.
static int on_data(nghttp2_session *session, uint8_t flags, int32_t stream, const uint8_t *data,
                   size_t length, void *user) {
  struct message *m = nghttp2_session_get_stream_user_data(session, stream);
  (void)flags, (void)user;
  if (!m) return 0;
  m->bytes = reserve(m->bytes, &m->capacity, m->length + length);
  memcpy(m->bytes + m->length, data, length);
  m->length += length;
  return 0;
}

// Gives the empty answer and asks for the trailers to follow.
static ssize_t on_answer(nghttp2_session *session, int32_t stream, uint8_t *buffer, size_t room,
                         uint32_t *flags, nghttp2_data_source *source, void *user) {
  (void)room, (void)source, (void)user;
  nghttp2_nv trailers[] = {FIELD("grpc-status", "0")};
  memset(buffer, 0, 5);
  *flags |= NGHTTP2_DATA_FLAG_EOF | NGHTTP2_DATA_FLAG_NO_END_STREAM;
  nghttp2_submit_trailer(session, stream, trailers, 1);
  return 5;
}

// Takes and answers a message that is whole.
static int on_frame(nghttp2_session *session, const nghttp2_frame *frame, void *user) {
  (void)user;
  if (!(frame->hd.flags & NGHTTP2_FLAG_END_STREAM) || frame->hd.type > NGHTTP2_HEADERS) return 0;
  struct message *m = nghttp2_session_get_stream_user_data(session, frame->hd.stream_id);
  if (!m || m->length < 5) return 0;
  take_body(m->bytes + 5, m->length - 5);
  nghttp2_nv fields[] = {FIELD(":status", "200"), FIELD("content-type", "application/grpc")};
  nghttp2_data_provider provider = {.read_callback = on_answer};
  return nghttp2_submit_response(session, frame->hd.stream_id, fields, 2, &provider);
}

// Releases a message.
static int on_close(nghttp2_session *session, int32_t stream, uint32_t error, void *user) {
  struct message *m = nghttp2_session_get_stream_user_data(session, stream);
  (void)error, (void)user;
  if (m) free(m->bytes);
  free(m);
  return 0;
}

void grpc_begin(struct receiver *r) {
  static nghttp2_session_callbacks *callbacks;
  static nghttp2_option *option;
  if (!callbacks) {
    nghttp2_option_new(&option);
    nghttp2_option_set_no_closed_streams(option, 1);
    nghttp2_session_callbacks_new(&callbacks);
    nghttp2_session_callbacks_set_send_callback(callbacks, on_send);
    nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks, on_headers);
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, on_data);
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, on_frame);
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, on_close);
  }
  nghttp2_session_server_new2(&r->session, callbacks, r, option);
  nghttp2_settings_entry entries[] = {{NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, WINDOW},
                                      {NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, 1000}};
  nghttp2_submit_settings(r->session, NGHTTP2_FLAG_NONE, entries, 2);
  nghttp2_session_set_local_window_size(r->session, NGHTTP2_FLAG_NONE, 0, WINDOW);
}

void grpc_end(struct receiver *r) { nghttp2_session_del(r->session); }

bool grpc_serve(struct receiver *r) {
  static uint8_t bytes[READ_SIZE];
  ssize_t got = recv(r->fd, bytes, sizeof bytes, 0);
  if (got < 0) return errno == EAGAIN || errno == EINTR;
  if (got == 0 || nghttp2_session_mem_recv(r->session, bytes, (size_t)got) < 0) return false;
  return nghttp2_session_send(r->session) == 0;
}
