// Sockets, time and small allocations for the benchmark's own programs. Loopback only.
#ifndef NET_H
#define NET_H

#include <stddef.h>
#include <stdint.h>

// Returns nanoseconds of the monotonic clock, which all processes of one machine share.
uint64_t now_ns(void);

// Returns the CPU time of this process in seconds.
double cpu_seconds(void);

// Ends the program with a message and the system's word for errno.
void die(const char *what) __attribute__((noreturn));

// Returns a non-blocking listener on 127.0.0.1; port 0 takes a free one, written back.
int listen_loopback(int *port);

// Returns a non-blocking socket that connects to 127.0.0.1, or -1.
int connect_loopback(int port);

// Accepts one connection, non-blocking and without Nagle's delay, or returns -1.
int accept_connection(int listener);

// Adds, changes or (events 0) removes what an epoll instance watches for a descriptor.
void watch(int epoll, int fd, uint32_t events, void *owner, int is_new);

// Returns a buffer of at least `need` bytes with the old content, growing by doubling.
char *reserve(char *buffer, size_t *capacity, size_t need);

#endif
