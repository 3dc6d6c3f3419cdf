#define _GNU_SOURCE
#include "bare.h"
#include "net.h"

#include <errno.h>
#include <isa-l/igzip_lib.h>
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>

enum { SENDERS = 4 };

// A connection to the sink with the batch that it gathers or sends.
struct sender {
  int fd;
  bool busy;
  char *batch, *packed;
  size_t capacity, length, packed_capacity;
  const char *body;
  char head[256];
  size_t head_length, body_length, written;
  struct http_reader reader;
};

struct target target;
static struct sender senders[SENDERS];
static struct sender *gathering = senders;
static struct isal_zstream deflater;
static uint8_t deflater_memory[ISAL_DEF_LVL2_MEDIUM];
static struct libdeflate_decompressor *inflater;

void open_senders(void) {
  inflater = libdeflate_alloc_decompressor();
  for (int i = 0; i < SENDERS; i++) {
    senders[i].fd = connect_loopback(target.port);
    if (senders[i].fd < 0) die("connect");
    watch(target.epoll, senders[i].fd, EPOLLIN, &senders[i], 1);
  }
}

// Compresses the batch as a collector does, with ISA-L's level 2.
static void pack(struct sender *s) {
  size_t bound = s->length + s->length / 64 + 4096;
  s->packed = reserve(s->packed, &s->packed_capacity, bound);
  isal_deflate_init(&deflater);
  deflater.gzip_flag = IGZIP_GZIP;
  deflater.level = 2;
  deflater.level_buf = deflater_memory;
  deflater.level_buf_size = sizeof deflater_memory;
  deflater.end_of_stream = 1;
  deflater.next_in = (uint8_t *)s->batch;
  deflater.avail_in = (uint32_t)s->length;
  deflater.next_out = (uint8_t *)s->packed;
  deflater.avail_out = (uint32_t)bound;
  if (isal_deflate(&deflater) != COMP_OK || deflater.avail_out == 0) die("isal_deflate");
  s->body = s->packed;
  s->body_length = deflater.total_out;
}

// Returns a sender that neither gathers nor sends, or none.
static struct sender *idle_sender(void) {
  for (int i = 0; i < SENDERS; i++)
    if (!senders[i].busy && &senders[i] != gathering) return &senders[i];
  return NULL;
}

bool senders_busy(void) { return gathering->length >= target.batch_bytes && !idle_sender(); }

// Writes on; waits for room when there is none.
static void write_on(struct sender *s) {
  size_t total = s->head_length + s->body_length;
  while (s->written < total) {
    struct iovec parts[2] = {{s->head, s->head_length}, {(void *)s->body, s->body_length}};
    struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2};
    if (s->written < s->head_length) {
      parts[0].iov_base = s->head + s->written;
      parts[0].iov_len -= s->written;
    } else {
      size_t done = s->written - s->head_length;
      parts[0] = (struct iovec){(void *)(s->body + done), s->body_length - done};
      message.msg_iovlen = 1;
    }
    ssize_t n = sendmsg(s->fd, &message, MSG_NOSIGNAL);
    if (n < 0 && errno == EAGAIN) {
      watch(target.epoll, s->fd, EPOLLIN | EPOLLOUT, s, 0);
      return;
    }
    if (n < 0) die("send");
    s->written += (size_t)n;
  }
  watch(target.epoll, s->fd, EPOLLIN, s, 0);
}

void flush_batch(void) {
  struct sender *s = gathering, *next = idle_sender();
  if (s->length == 0 || !next) return;
  s->body = s->batch;
  s->body_length = s->length;
  if (target.deflate) pack(s);
  s->head_length = (size_t)snprintf(
      s->head, sizeof s->head,
      "POST %s HTTP/1.1\r\nHost: sink\r\nContent-Type: application/x-protobuf\r\n%sContent-Length: "
      "%zu\r\n\r\n",
      target.path, target.deflate ? "Content-Encoding: gzip\r\n" : "", s->body_length);
  s->written = 0;
  s->busy = true;
  gathering = next;
  write_on(s);
}

void take_body(const char *bytes, size_t length) {
  struct sender *s = gathering;
  if (target.inflate) {
    uint32_t told;
    size_t got;
    if (length < 18) return;
    memcpy(&told, bytes + length - 4, 4);
    s->batch = reserve(s->batch, &s->capacity, s->length + told);
    if (libdeflate_gzip_decompress(inflater, bytes, length, s->batch + s->length, told, &got) == 0)
      s->length += got;
  } else {
    s->batch = reserve(s->batch, &s->capacity, s->length + length);
    memcpy(s->batch + s->length, bytes, length);
    s->length += length;
  }
  if (s->length >= target.batch_bytes) flush_batch();
}

bool serve_sender(void *owner, uint32_t events) {
  struct sender *s = owner;
  if (s < senders || s >= senders + SENDERS) return false;
  if (events & EPOLLOUT) write_on(s);
  if (!(events & ~(uint32_t)EPOLLOUT)) return true;
  enum http_state state = http_read(&s->reader, s->fd);
  if (state == HTTP_CLOSED || state == HTTP_BAD) die("the sink closed the connection");
  if (state == HTTP_DONE) {
    http_next(&s->reader);
    s->busy = false;
    s->length = 0;
    if (gathering->length >= target.batch_bytes) flush_batch();
  }
  return true;
}
