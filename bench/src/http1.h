// An incremental HTTP/1.1 message reader, enough for peers on loopback that we trust.
#ifndef HTTP1_H
#define HTTP1_H

#include <stdbool.h>
#include <stddef.h>

enum http_state { HTTP_MORE, HTTP_DONE, HTTP_CLOSED, HTTP_BAD };

// One connection's receive buffer and the message that is being read from it.
struct http_reader {
  char *buffer;
  size_t capacity, length;
  size_t head, body, position;  // bytes of the head, of the decoded body, read so far
  long content_length;          // -1 when not told
  long retry_after;             // seconds, -1 when not told
  int status;                   // of a response, 0 for a request
  bool chunked, gzip, close, is_get, expects_continue;
  char path[64];
};

// Reads once from a descriptor and says whether a whole message is there.
enum http_state http_read(struct http_reader *reader, int fd);

// Says whether the bytes held already make a whole message.
enum http_state http_parse(struct http_reader *reader);

// Forgets the finished message and keeps what came behind it.
void http_next(struct http_reader *reader);

// Forgets everything, keeps the buffer.
void http_reset(struct http_reader *reader);

// Returns where the finished message's body starts.
static inline const char *http_body(const struct http_reader *reader) {
  return reader->buffer + reader->head;
}

#endif
