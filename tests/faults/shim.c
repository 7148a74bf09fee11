/* Has the n-th call of a kind fail on files below one folder: preloaded into a program that arms it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPEN, WRITE, SYNC, RENAME, MMAP, KINDS };

static char folder[4096];
static long made[KINDS];
static int kind = -1, code, for_ever;
static long number;

void shim_watch(const char *below) { snprintf(folder, sizeof folder, "%s", below); memset(made, 0, sizeof made); }
void shim_arm(int a_kind, long a_number, int a_code, int from_then_on) {
  kind = a_kind, number = a_number, code = a_code, for_ever = from_then_on;
}
long shim_made(int a_kind) { return made[a_kind]; }

static int is_below(const char *path) {
  size_t length = strlen(folder);
  return length && path && !strncmp(path, folder, length);
}

static int is_open_below(int file) {
  char link[64], path[4096];
  if (!folder[0]) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return is_below(path);
}

static int fails(int of_kind, int watched) {
  if (!watched) return 0;
  made[of_kind]++;
  if (of_kind != kind || made[of_kind] < number || (made[of_kind] > number && !for_ever)) return 0;
  errno = code;
  return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define MODE(flags) \
  mode_t mode = 0; \
  if ((flags) & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }
/* What is only read may be opened: a disk that takes nothing more still gives what it has. */
#define OPENS(flags, path) fails(OPEN, ((flags) & (O_ACCMODE | O_CREAT)) != O_RDONLY && is_below(path))

int open(const char *path, int flags, ...) { MODE(flags) return OPENS(flags, path) ? -1 : REAL(open)(path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return OPENS(flags, path) ? -1 : REAL(open64)(path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return OPENS(flags, path) ? -1 : REAL(openat)(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) return OPENS(flags, path) ? -1 : REAL(openat64)(at, path, flags, mode); }

ssize_t write(int file, const void *data, size_t size) { return fails(WRITE, is_open_below(file)) ? -1 : REAL(write)(file, data, size); }
ssize_t writev(int file, const struct iovec *parts, int count) { return fails(WRITE, is_open_below(file)) ? -1 : REAL(writev)(file, parts, count); }
ssize_t pwrite(int file, const void *data, size_t size, off_t at) { return fails(WRITE, is_open_below(file)) ? -1 : REAL(pwrite)(file, data, size, at); }
ssize_t pwrite64(int file, const void *data, size_t size, off64_t at) { return fails(WRITE, is_open_below(file)) ? -1 : REAL(pwrite64)(file, data, size, at); }
int ftruncate(int file, off_t size) { return fails(WRITE, is_open_below(file)) ? -1 : REAL(ftruncate)(file, size); }
int ftruncate64(int file, off64_t size) { return fails(WRITE, is_open_below(file)) ? -1 : REAL(ftruncate64)(file, size); }

int fsync(int file) { return fails(SYNC, is_open_below(file)) ? -1 : REAL(fsync)(file); }
int fdatasync(int file) { return fails(SYNC, is_open_below(file)) ? -1 : REAL(fdatasync)(file); }

int rename(const char *from, const char *to) { return fails(RENAME, is_below(to)) ? -1 : REAL(rename)(from, to); }
int renameat(int a, const char *from, int b, const char *to) { return fails(RENAME, is_below(to)) ? -1 : REAL(renameat)(a, from, b, to); }
int link(const char *from, const char *to) { return fails(RENAME, is_below(to)) ? -1 : REAL(link)(from, to); }
int linkat(int a, const char *from, int b, const char *to, int flags) { return fails(RENAME, is_below(to)) ? -1 : REAL(linkat)(a, from, b, to, flags); }

void *mmap(void *at, size_t size, int rights, int flags, int file, off_t from) {
  return fails(MMAP, file >= 0 && (rights & PROT_WRITE) && is_open_below(file)) ? MAP_FAILED : REAL(mmap)(at, size, rights, flags, file, from);
}
void *mmap64(void *at, size_t size, int rights, int flags, int file, off64_t from) {
  return fails(MMAP, file >= 0 && (rights & PROT_WRITE) && is_open_below(file)) ? MAP_FAILED : REAL(mmap64)(at, size, rights, flags, file, from);
}
