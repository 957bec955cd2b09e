#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif

#include "CCurses.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

enum { caught_count = 6 };
static const int caught[caught_count] = {SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP, SIGCONT};
static struct sigaction previous[caught_count];
static bool catching;

// The pipe only ends a wait; what happened stands in the two atomics, so a full pipe loses nothing.
// It is never closed: a wake-up that comes too late must not write into someone else's file.
static int pipe_ends[2] = {-1, -1};
static atomic_uint signals;
static atomic_bool woken;

static uint32_t bit(int signal_number) { return (uint32_t)1 << signal_number; }

static void end_wait(void) {
  int error = errno;
  ssize_t written = write(pipe_ends[1], "", 1);
  (void)written;
  errno = error;
}

static void handle(int signal_number) {
  uint32_t before = atomic_fetch_or(&signals, bit(signal_number));
  bool is_impatient = signal_number == SIGINT || signal_number == SIGTERM;
  if (is_impatient && (before & bit(signal_number))) {
    ccurses_guard_leave();
    _exit(128 + signal_number);
  }
  end_wait();
}

static void install(int signal_number, void (*handler)(int), struct sigaction *old) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  // What happens all the time must not disturb the rest of the program. The others have to get out
  // of a system call that would otherwise stop the process again, see `ccurses_guard_enter`.
  action.sa_flags = signal_number == SIGWINCH || signal_number == SIGTSTP ? SA_RESTART : 0;
  sigaction(signal_number, &action, old);
}

bool ccurses_events_begin(void) {
  if (pipe_ends[0] < 0) {
    if (pipe(pipe_ends) != 0) return false;
    for (int i = 0; i < 2; i++) {
      fcntl(pipe_ends[i], F_SETFL, O_NONBLOCK);
      fcntl(pipe_ends[i], F_SETFD, FD_CLOEXEC);
    }
  }
  if (catching) return true;
  catching = true;
  atomic_store(&signals, 0);
  for (int i = 0; i < caught_count; i++) {
    install(caught[i], handle, &previous[i]);
    if (previous[i].sa_handler == SIG_IGN) sigaction(caught[i], &previous[i], NULL);
  }
  return true;
}

void ccurses_events_end(void) {
  if (!catching) return;
  catching = false;
  for (int i = 0; i < caught_count; i++) sigaction(caught[i], &previous[i], NULL);
}

int ccurses_wait(int descriptor, bool for_output, int timeout) {
  struct pollfd sources[2] = {
    {.fd = descriptor, .events = for_output ? POLLOUT : POLLIN},
    {.fd = pipe_ends[0], .events = POLLIN},
  };
  if (poll(sources, 2, timeout) <= 0) return 0;
  if (sources[1].revents & POLLIN) {
    char drained[256];
    while (read(pipe_ends[0], drained, sizeof drained) == sizeof drained) continue;
  }
  int answer = 0;
  if (sources[0].revents & POLLIN) answer |= CCURSES_READABLE;
  if (sources[0].revents & POLLOUT) answer |= CCURSES_WRITABLE;
  if (sources[0].revents & (POLLHUP | POLLERR | POLLNVAL)) answer |= CCURSES_HUNG_UP;
  return answer;
}

uint32_t ccurses_take_signals(void) { return atomic_exchange(&signals, 0); }

bool ccurses_is_ending(void) {
  return atomic_load(&signals) & (bit(SIGINT) | bit(SIGTERM) | bit(SIGHUP));
}

void ccurses_wake(void) {
  if (!atomic_exchange(&woken, true) && pipe_ends[1] >= 0) end_wait();
}

bool ccurses_is_woken(void) { return atomic_load(&woken); }

bool ccurses_take_wake(void) { return atomic_exchange(&woken, false); }

void ccurses_stop_process(void) {
  struct sigaction ours;
  install(SIGTSTP, SIG_DFL, &ours);
  sigset_t stop, mask;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  pthread_sigmask(SIG_UNBLOCK, &stop, &mask);
  raise(SIGTSTP);
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  sigaction(SIGTSTP, &ours, NULL);
  // The caller knows that it goes on; the SIGCONT that said so has been answered.
  atomic_fetch_and(&signals, ~(bit(SIGCONT) | bit(SIGTSTP)));
}
