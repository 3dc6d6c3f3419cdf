#define _GNU_SOURCE
#include "http1.h"

#include "net.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

enum { MAX_HEAD = 64 * 1024, READ_SIZE = 256 * 1024 };

// Says whether a header line has the given lower-case name, and where its value starts.
static const char *value_of(const char *line, const char *name) {
  size_t n = strlen(name);
  if (strncasecmp(line, name, n) != 0 || line[n] != ':') return NULL;
  line += n + 1;
  while (*line == ' ') line++;
  return line;
}

// Reads one header line into the message's fields.
static void read_header(struct http_reader *r, const char *line) {
  const char *value;
  if ((value = value_of(line, "content-length"))) r->content_length = atol(value);
  else if ((value = value_of(line, "transfer-encoding"))) r->chunked = strcasestr(value, "chunked");
  else if ((value = value_of(line, "content-encoding"))) r->gzip = !strcasecmp(value, "gzip");
  else if ((value = value_of(line, "connection"))) r->close = strcasestr(value, "close") != NULL;
  else if ((value = value_of(line, "retry-after"))) r->retry_after = atol(value);
  else if ((value = value_of(line, "expect"))) r->expects_continue = true;
}

// Reads the first line: a response's status, or a request's method and path.
static void read_first_line(struct http_reader *r, const char *line) {
  if (strncmp(line, "HTTP/1.", 7) == 0) {
    r->status = atoi(line + 9);
    return;
  }
  r->is_get = strncmp(line, "GET ", 4) == 0;
  const char *path = strchr(line, ' ');
  if (path) sscanf(path + 1, "%63s", r->path);
}

// Reads the head if it is whole.
static enum http_state parse_head(struct http_reader *r) {
  char *end = memmem(r->buffer, r->length, "\r\n\r\n", 4);
  if (!end) return r->length > MAX_HEAD ? HTTP_BAD : HTTP_MORE;
  r->content_length = r->retry_after = -1;
  r->head = r->position = (size_t)(end - r->buffer) + 4;
  r->body = 0;
  *end = 0;
  char *line = r->buffer;
  for (bool first = true; line; first = false) {
    char *next = strstr(line, "\r\n");
    if (next) *next = 0;
    if (first) read_first_line(r, line);
    else read_header(r, line);
    line = next ? next + 2 : NULL;
  }
  return HTTP_DONE;
}

// Moves the chunks that are whole to the end of the body.
static enum http_state parse_chunks(struct http_reader *r) {
  for (;;) {
    char *start = r->buffer + r->position, *stop = r->buffer + r->length;
    char *line_end = memmem(start, (size_t)(stop - start), "\r\n", 2);
    if (!line_end) return HTTP_MORE;
    size_t size = strtoul(start, NULL, 16);
    char *data = line_end + 2;
    if (size > (1u << 30)) return HTTP_BAD;
    if ((size_t)(stop - data) < size + 2) return HTTP_MORE;
    r->position = (size_t)(data + size + 2 - r->buffer);
    if (size == 0) return HTTP_DONE;
    memmove(r->buffer + r->head + r->body, data, size);
    r->body += size;
  }
}

enum http_state http_parse(struct http_reader *r) {
  if (r->head == 0) {
    enum http_state state = parse_head(r);
    if (state != HTTP_DONE) return state;
  }
  if (r->chunked) return parse_chunks(r);
  r->body = r->content_length > 0 ? (size_t)r->content_length : 0;
  r->position = r->head + r->body;
  return r->length >= r->position ? HTTP_DONE : HTTP_MORE;
}

enum http_state http_read(struct http_reader *r, int fd) {
  size_t want = READ_SIZE;
  if (r->head && !r->chunked && r->position > r->length) want = r->position - r->length;
  r->buffer = reserve(r->buffer, &r->capacity, r->length + want + 1);
  ssize_t got = recv(fd, r->buffer + r->length, want, 0);
  if (got == 0) return HTTP_CLOSED;
  if (got < 0) return errno == EAGAIN || errno == EINTR ? HTTP_MORE : HTTP_CLOSED;
  r->length += (size_t)got;
  r->buffer[r->length] = 0;
  return http_parse(r);
}

void http_next(struct http_reader *r) {
  size_t rest = r->length - r->position;
  char *buffer = r->buffer;
  size_t capacity = r->capacity;
  memmove(buffer, buffer + r->position, rest);
  *r = (struct http_reader){.buffer = buffer, .capacity = capacity, .length = rest};
}

void http_reset(struct http_reader *r) {
  *r = (struct http_reader){.buffer = r->buffer, .capacity = r->capacity};
}
