/* A file system that refuses to lock, as some network homes do. Preloaded, it stands before the C library's own. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>

static int refused(int command) {
  return command == F_SETLK || command == F_SETLKW || command == F_GETLK
#ifdef F_OFD_SETLK
         || command == F_OFD_SETLK || command == F_OFD_SETLKW
#endif
      ;
}

static int refuse(void) {
  const char *number = getenv("LOCK_ERRNO");
  errno = number ? atoi(number) : ENOLCK;
  return -1;
}

typedef int (*fcntl_type)(int, int, ...);

#define REFUSING(name)                                              \
  int name(int file, int command, ...) {                            \
    va_list rest;                                                   \
    va_start(rest, command);                                        \
    void *argument = va_arg(rest, void *);                          \
    va_end(rest);                                                   \
    if (refused(command)) return refuse();                          \
    return ((fcntl_type)dlsym(RTLD_NEXT, #name))(file, command, argument); \
  }

REFUSING(fcntl)
REFUSING(fcntl64)
