#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif

#include "CCurses.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/mman.h>
#endif

// The first of the fatal signals can be raised by an instruction that fails.
enum { most_bytes = 512, fatal_count = 8, fatal_instructions = 5 };
static const int fatal[fatal_count] = {
  SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT, SIGQUIT, SIGSYS};

// Everything that the handlers need lies here before the first of them can run.
static struct {
  int terminal;
  struct termios settings;
  uint8_t enter[most_bytes], leave[most_bytes];
  size_t enter_count, leave_count;
  struct sigaction previous[fatal_count];
  bool has_handlers;
} guard = {.terminal = -1};

enum { outside, inside, leaving };
static atomic_int place = outside;
// Who leaves, while somebody does.
static _Atomic(pthread_t) leaver;
// Who sends a part of a frame, while somebody does.
static _Atomic(pthread_t) sender;
static atomic_bool sending;

// Standard error as it was, and the file that stands in for it; -1 while nothing is kept back.
static int real_errors = -1;
static int kept_errors = -1;

int ccurses_open_terminal(int descriptor) {
  char path[256];
  if (ttyname_r(descriptor, path, sizeof path) == 0) {
    int own = open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (own >= 0) return own;
  }
  return fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
}

bool ccurses_terminal_size(int descriptor, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) {
    return false;
  }
  *rows = size.ws_row;
  *columns = size.ws_col;
  return true;
}

static void send_bytes(const uint8_t *bytes, size_t count) {
  // A terminal that takes nothing for two seconds is stopped or dead; a crash must not hang on it.
  for (int tries = 0; count > 0 && tries < 40;) {
    ssize_t written = write(guard.terminal, bytes, count);
    if (written > 0) {
      bytes += written;
      count -= (size_t)written;
    } else if (errno == EAGAIN) {
      struct pollfd output = {.fd = guard.terminal, .events = POLLOUT};
      poll(&output, 1, 50);
      tries++;
    } else if (errno != EINTR) {
      return;
    }
  }
}

static void keep_errors(void) {
  if (kept_errors >= 0 || !isatty(STDERR_FILENO)) return;
#if defined(__linux__)
  int file = memfd_create("errors", MFD_CLOEXEC);
#else
  char path[] = "/tmp/errors-XXXXXX";
  int file = mkstemp(path);
  if (file >= 0) {
    unlink(path);
    fcntl(file, F_SETFD, FD_CLOEXEC);
  }
#endif
  if (file < 0) return;
  fcntl(file, F_SETFL, O_APPEND);
  real_errors = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (real_errors < 0) {
    close(file);
    return;
  }
  dup2(file, STDERR_FILENO);
  kept_errors = file;
}

static void show_errors(void) {
  if (kept_errors < 0) return;
  dup2(real_errors, STDERR_FILENO);
  lseek(kept_errors, 0, SEEK_SET);
  char bytes[4096];
  ssize_t count;
  while ((count = read(kept_errors, bytes, sizeof bytes)) > 0) {
    ssize_t written = write(STDERR_FILENO, bytes, (size_t)count);
    (void)written;
  }
  close(kept_errors);
  close(real_errors);
  kept_errors = real_errors = -1;
}

// A shell may continue a job before it gives it the terminal. Whoever touched the settings in between
// would be stopped once more, and the shell would believe that it was told to.
static void wait_for_foreground(void) {
  struct timespec moment = {.tv_nsec = 5000000};
  for (int tries = 0; tries < 100 && !ccurses_is_ending(); tries++) {
    pid_t foreground = tcgetpgrp(guard.terminal);
    if (foreground < 0 || foreground == getpgrp()) return;
    nanosleep(&moment, NULL);
  }
}

bool ccurses_guard_enter(void) {
  wait_for_foreground();
  struct termios drawing = guard.settings;
  // Keys come one by one, unchanged and unseen, but Ctrl-C and Ctrl-Z still send their signals, so
  // they reach the whole job, and reach it even when the program is busy.
  drawing.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL | IEXTEN);
  drawing.c_lflag |= ISIG | NOFLSH;
  drawing.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | IXON | ISTRIP | BRKINT | PARMRK);
  drawing.c_oflag &= ~(tcflag_t)OPOST;
  drawing.c_cflag |= CS8;
  drawing.c_cc[VMIN] = 1;
  drawing.c_cc[VTIME] = 0;
  atomic_store(&place, inside);
  // In the background this stops the process until it is in the foreground again, or is to end.
  while (tcsetattr(guard.terminal, TCSANOW, &drawing) != 0 && errno == EINTR) {
    if (!ccurses_is_ending()) continue;
    atomic_store(&place, outside);
    return false;
  }
  keep_errors();
  send_bytes(guard.enter, guard.enter_count);
  return true;
}

// Threads that run out of memory crash together. Whoever comes second must not end the process before
// the first has restored the terminal, but a crash within the restoring must not wait for itself.
static void wait_for_leaver(void) {
  struct timespec moment = {.tv_nsec = 5000000};
  for (int tries = 0; tries < 600 && atomic_load(&place) == leaving; tries++) {
    if (pthread_equal(atomic_load(&leaver), pthread_self())) return;
    nanosleep(&moment, NULL);
  }
}

// What another thread sends after the way back would spoil it. A write takes no time on a terminal that
// does not block; on one that does, the end is worth more than a clean screen.
static void wait_for_sender(void) {
  struct timespec moment = {.tv_nsec = 1000000};
  for (int tries = 0; tries < 100 && atomic_load(&sending); tries++) {
    if (pthread_equal(atomic_load(&sender), pthread_self())) return;
    nanosleep(&moment, NULL);
  }
}

ssize_t ccurses_guard_send(const void *bytes, size_t count) {
  atomic_store(&sender, pthread_self());
  atomic_store(&sending, true);
  ssize_t sent = -1;
  if (atomic_load(&place) == inside) {
    sent = write(guard.terminal, bytes, count);
  } else {
    errno = EIO;
  }
  atomic_store(&sending, false);
  return sent;
}

void ccurses_guard_leave(void) {
  int error = errno;
  int expected = inside;
  if (!atomic_compare_exchange_strong(&place, &expected, leaving)) {
    if (expected == leaving) wait_for_leaver();
    errno = error;
    return;
  }
  atomic_store(&leaver, pthread_self());
  wait_for_sender();
  // A program that ends in the background must not be stopped for what it does to the terminal.
  sigset_t output, mask;
  sigemptyset(&output);
  sigaddset(&output, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &output, &mask);
  send_bytes(guard.leave, guard.leave_count);
  // There, the settings are those of whoever is in the foreground.
  pid_t foreground = tcgetpgrp(guard.terminal);
  if (foreground < 0 || foreground == getpgrp()) {
    tcsetattr(guard.terminal, TCSANOW, &guard.settings);
  }
  show_errors();
  atomic_store(&place, outside);
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  errno = error;
}

// Swift's backtracer would wait half a minute for a key before the shell comes back.
static void end_input(void) {
  int nothing = open("/dev/null", O_RDONLY);
  if (nothing >= 0) dup2(nothing, STDIN_FILENO);
}

static void handle_fatal(int signal_number, siginfo_t *cause, void *context) {
  (void)context;
  ccurses_guard_leave();
  end_input();
  bool is_of_an_instruction = false;
  for (int i = 0; i < fatal_count; i++) {
    if (fatal[i] != signal_number) continue;
    sigaction(signal_number, &guard.previous[i], NULL);
    is_of_an_instruction = i < fatal_instructions;
  }
  // A faulting instruction runs again on return and meets the handler before ours with its registers
  // as they were. A signal that was sent, by whomever, has to be sent again.
  bool was_sent = cause->si_code <= 0 || cause->si_code == SI_USER;
  if (was_sent || !is_of_an_instruction) raise(signal_number);
}

static void give_signal_stack(void) {
  // A handler for a stack overflow cannot run on the stack that overflowed.
  static uint8_t memory[65536];
  stack_t current;
  if (sigaltstack(NULL, &current) != 0 || !(current.ss_flags & SS_DISABLE)) return;
  stack_t stack = {.ss_sp = memory, .ss_size = sizeof memory};
  sigaltstack(&stack, NULL);
}

static bool copy_bytes(uint8_t *target, size_t *target_count, const uint8_t *bytes, size_t count) {
  if (count > most_bytes) {
    errno = EOVERFLOW;
    return false;
  }
  memcpy(target, bytes, count);
  *target_count = count;
  return true;
}

bool ccurses_guard_begin(
  int terminal, const uint8_t *enter, size_t enter_count, const uint8_t *leave, size_t leave_count
) {
  if (!copy_bytes(guard.enter, &guard.enter_count, enter, enter_count)) return false;
  if (!copy_bytes(guard.leave, &guard.leave_count, leave, leave_count)) return false;
  if (tcgetattr(terminal, &guard.settings) != 0) return false;
  guard.terminal = terminal;

  static bool leaves_at_exit;
  if (!leaves_at_exit) leaves_at_exit = atexit(ccurses_guard_leave) == 0;
  if (!guard.has_handlers) {
    guard.has_handlers = true;
    give_signal_stack();
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = handle_fatal;
    // Nothing interrupts the way out, not even another end.
    sigfillset(&action.sa_mask);
    action.sa_flags = SA_ONSTACK | SA_SIGINFO;
    for (int i = 0; i < fatal_count; i++) {
      sigaction(fatal[i], &action, &guard.previous[i]);
      // What the process was told to ignore does not end it, so it must not leave the screen.
      if (guard.previous[i].sa_handler == SIG_IGN) sigaction(fatal[i], &guard.previous[i], NULL);
    }
  }
  return true;
}

void ccurses_guard_end(void) {
  if (!guard.has_handlers) return;
  guard.has_handlers = false;
  for (int i = 0; i < fatal_count; i++) sigaction(fatal[i], &guard.previous[i], NULL);
}
