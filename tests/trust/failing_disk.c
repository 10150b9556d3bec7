/* A disk that fails at the n-th call about files of one folder: put in front of the C library of a process.

   FAILING_FOLDER names the folder. plan(nth, code, lasting) sets which call fails, counted from then on: with the
   error `code`, or, with -1, by writing only half; with -9 the process is killed there. A lasting fault goes on failing. calls() tells how many there were. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define FILES 4096
static char inside[FILES];
static int counted, nth, code, lasting;

void plan(int at, int with, int stays) { counted = 0; nth = at; code = with; lasting = stays; }
int calls(void) { return counted; }

static int ours(const char *path) {
  const char *folder = getenv("FAILING_FOLDER");
  return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}
static int open_here(int file) { return file >= 0 && file < FILES && inside[file]; }
static void note(int file, int here) { if (file >= 0 && file < FILES) inside[file] = here; }

enum kind { READS, WRITES, FREES };
/* 0: go on; else the error to fail with, -1 for half a write. A full disk still reads and still removes. */
static int fault(int here, enum kind kind) {
  if (!here || !nth) return 0;
  counted++;
  if (counted < nth || (counted > nth && !lasting)) return 0;
  if (code == -9) { kill(getpid(), SIGKILL); pause(); }
  if (code == EIO) return EIO;
  return kind == WRITES ? code : 0;
}
#define REAL(type, name, ...) ((type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name))
#define FAIL_IF(here, kind) do { int is = fault(here, kind); if (is > 0) { errno = is; return -1; } } while (0)

static int opened(const char *name, int dir, const char *path, int flags, mode_t mode) {
  int here = ours(path) || open_here(dir), file;
  FAIL_IF(here, flags & O_CREAT ? WRITES : READS);
  file = dir == -2 ? REAL(int, name, const char *, int, mode_t)(path, flags, mode)
                   : REAL(int, name, int, const char *, int, mode_t)(dir, path, flags, mode);
  note(file, here);
  return file;
}
#define MODE(last) va_list rest; va_start(rest, last); mode_t mode = va_arg(rest, mode_t); va_end(rest)
int open(const char *path, int flags, ...) { MODE(flags); return opened("open", -2, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags); return opened("open64", -2, path, flags, mode); }
int openat(int dir, const char *path, int flags, ...) { MODE(flags); return opened("openat", dir, path, flags, mode); }
int openat64(int dir, const char *path, int flags, ...) { MODE(flags); return opened("openat64", dir, path, flags, mode); }
int close(int file) { note(file, 0); return REAL(int, "close", int)(file); }

ssize_t read(int file, void *into, size_t size) {
  FAIL_IF(open_here(file), READS);
  return REAL(ssize_t, "read", int, void *, size_t)(file, into, size);
}
ssize_t pread64(int file, void *into, size_t size, off64_t at) {
  FAIL_IF(open_here(file), READS);
  return REAL(ssize_t, "pread64", int, void *, size_t, off64_t)(file, into, size, at);
}
ssize_t write(int file, const void *what, size_t size) {
  int is = fault(open_here(file), WRITES);
  if (is > 0) { errno = is; return -1; }
  return REAL(ssize_t, "write", int, const void *, size_t)(file, what, is < 0 && size > 1 ? size / 2 : size);
}
ssize_t pwrite64(int file, const void *what, size_t size, off64_t at) {
  int is = fault(open_here(file), WRITES);
  if (is > 0) { errno = is; return -1; }
  return REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t)(file, what, is < 0 && size > 1 ? size / 2 : size, at);
}
int fsync(int file) { FAIL_IF(open_here(file), WRITES); return REAL(int, "fsync", int)(file); }
int fdatasync(int file) { FAIL_IF(open_here(file), WRITES); return REAL(int, "fdatasync", int)(file); }
int ftruncate64(int file, off64_t size) {
  FAIL_IF(open_here(file), WRITES);
  return REAL(int, "ftruncate64", int, off64_t)(file, size);
}
int rename(const char *from, const char *to) {
  FAIL_IF(ours(from) || ours(to), WRITES);
  return REAL(int, "rename", const char *, const char *)(from, to);
}
int link(const char *from, const char *to) {
  FAIL_IF(ours(to), WRITES);
  return REAL(int, "link", const char *, const char *)(from, to);
}
int linkat(int a, const char *from, int b, const char *to, int flags) {
  FAIL_IF(ours(to), WRITES);
  return REAL(int, "linkat", int, const char *, int, const char *, int)(a, from, b, to, flags);
}
int unlink(const char *path) { FAIL_IF(ours(path), FREES); return REAL(int, "unlink", const char *)(path); }
int mkdir(const char *path, mode_t mode) {
  FAIL_IF(ours(path), WRITES);
  return REAL(int, "mkdir", const char *, mode_t)(path, mode);
}
