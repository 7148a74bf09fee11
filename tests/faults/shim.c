/* Has the n-th call of a kind fail on files below one folder: preloaded into a program that arms it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPEN, WRITE, SYNC, RENAME, MMAP, KINDS };

enum { DEPTH = 64, MOST = 1 << 16 };

static char folder[4096];
static long made[KINDS];
static int kind = -1, code, for_ever;
static long number;
/* Where each call was made from: what Python was at, as it says itself, the frames of C, and the file's ending. */
static unsigned long (*at)(void);
static unsigned long places[KINDS][MOST];

void shim_watch(const char *below) { snprintf(folder, sizeof folder, "%s", below); memset(made, 0, sizeof made); }
void shim_arm(int a_kind, long a_number, int a_code, int from_then_on) {
  kind = a_kind, number = a_number, code = a_code, for_ever = from_then_on;
}
long shim_made(int a_kind) { return made[a_kind]; }
void shim_tell_apart(unsigned long (*of_python)(void)) { at = of_python; }
unsigned long shim_place(int a_kind, long a_number) { return places[a_kind][a_number - 1]; }

static unsigned long place(const char *path) {
  static int inside;
  if (inside) return 0;
  inside = 1;
  void *frames[DEPTH];
  unsigned long sum = at();
  for (int depth = backtrace(frames, DEPTH); depth--;) sum = sum * 1000003 ^ (unsigned long)frames[depth];
  const char *ending = strrchr(path, '.');
  for (ending = ending ? ending : path; *ending; ending++) sum = sum * 1000003 ^ (unsigned long)*ending;
  inside = 0;
  return sum;
}

static int is_below(const char *path) {
  size_t length = strlen(folder);
  return length && path && !strncmp(path, folder, length);
}

static const char *path_of(int file) {
  static char path[4096];
  char link[64];
  if (!folder[0]) return NULL;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return NULL;
  path[length] = 0;
  return path;
}

static int fails(int of_kind, const char *path) {
  if (!is_below(path)) return 0;
  if (at && made[of_kind] < MOST) places[of_kind][made[of_kind]] = place(path);
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
#define OPENS(flags, path) fails(OPEN, ((flags) & (O_ACCMODE | O_CREAT)) != O_RDONLY ? (path) : NULL)

int open(const char *path, int flags, ...) { MODE(flags) return OPENS(flags, path) ? -1 : REAL(open)(path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return OPENS(flags, path) ? -1 : REAL(open64)(path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return OPENS(flags, path) ? -1 : REAL(openat)(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) return OPENS(flags, path) ? -1 : REAL(openat64)(at, path, flags, mode); }

ssize_t write(int file, const void *data, size_t size) { return fails(WRITE, path_of(file)) ? -1 : REAL(write)(file, data, size); }
ssize_t writev(int file, const struct iovec *parts, int count) { return fails(WRITE, path_of(file)) ? -1 : REAL(writev)(file, parts, count); }
ssize_t pwrite(int file, const void *data, size_t size, off_t at) { return fails(WRITE, path_of(file)) ? -1 : REAL(pwrite)(file, data, size, at); }
ssize_t pwrite64(int file, const void *data, size_t size, off64_t at) { return fails(WRITE, path_of(file)) ? -1 : REAL(pwrite64)(file, data, size, at); }
int ftruncate(int file, off_t size) { return fails(WRITE, path_of(file)) ? -1 : REAL(ftruncate)(file, size); }
int ftruncate64(int file, off64_t size) { return fails(WRITE, path_of(file)) ? -1 : REAL(ftruncate64)(file, size); }

int fsync(int file) { return fails(SYNC, path_of(file)) ? -1 : REAL(fsync)(file); }
int fdatasync(int file) { return fails(SYNC, path_of(file)) ? -1 : REAL(fdatasync)(file); }

int rename(const char *from, const char *to) { return fails(RENAME, to) ? -1 : REAL(rename)(from, to); }
int renameat(int a, const char *from, int b, const char *to) { return fails(RENAME, to) ? -1 : REAL(renameat)(a, from, b, to); }
int link(const char *from, const char *to) { return fails(RENAME, to) ? -1 : REAL(link)(from, to); }
int linkat(int a, const char *from, int b, const char *to, int flags) { return fails(RENAME, to) ? -1 : REAL(linkat)(a, from, b, to, flags); }

void *mmap(void *at, size_t size, int rights, int flags, int file, off_t from) {
  return fails(MMAP, file >= 0 && (rights & PROT_WRITE) ? path_of(file) : NULL) ? MAP_FAILED : REAL(mmap)(at, size, rights, flags, file, from);
}
void *mmap64(void *at, size_t size, int rights, int flags, int file, off64_t from) {
  return fails(MMAP, file >= 0 && (rights & PROT_WRITE) ? path_of(file) : NULL) ? MAP_FAILED : REAL(mmap64)(at, size, rights, flags, file, from);
}
