#include "bare.h"

#include <sys/socket.h>

bool http_serve(struct receiver *r) {
  static const char ok[] =
      "HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\nContent-Length: 0\r\n\r\n";
  enum http_state state = http_read(&r->reader, r->fd);
  while (state == HTTP_DONE) {
    take_body(http_body(&r->reader), r->reader.body);
    if (send(r->fd, ok, sizeof ok - 1, MSG_NOSIGNAL) != sizeof ok - 1) return false;
    http_next(&r->reader);
    state = http_parse(&r->reader);
  }
  return state == HTTP_MORE;
}
