#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif

#include "CPseudoTerminal.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#if defined(__APPLE__)
#include <util.h>
#else
#include <pty.h>
#include <utmp.h>
#endif

static struct winsize window(int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return size;
}

int pseudo_terminal_start(
  const char *path, char *const arguments[], char *const environment[], int rows, int columns,
  pid_t *process, terminal_settings *settings
) {
  struct winsize size = window(rows, columns);
  int ours = -1, theirs = -1;
  if (openpty(&ours, &theirs, NULL, NULL, &size) != 0) return -1;
  fcntl(ours, F_SETFL, O_NONBLOCK);
  // A program that another test starts must not hold this terminal open.
  fcntl(ours, F_SETFD, FD_CLOEXEC);
  pseudo_terminal_settings(ours, settings);
  *process = fork();
  if (*process == 0) {
    // Between fork and exec only functions that are safe in a signal handler may run.
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    login_tty(theirs);
    execve(path, arguments, environment);
    _exit(127);
  }
  close(theirs);
  if (*process < 0) {
    close(ours);
    return -1;
  }
  return ours;
}

bool pseudo_terminal_resize(int descriptor, int rows, int columns) {
  struct winsize size = window(rows, columns);
  return ioctl(descriptor, TIOCSWINSZ, &size) == 0;
}

bool pseudo_terminal_settings(int descriptor, terminal_settings *settings) {
  struct termios terminal;
  memset(settings, 0, sizeof *settings);
  if (tcgetattr(descriptor, &terminal) != 0) return false;
  settings->input = terminal.c_iflag;
  settings->output = terminal.c_oflag;
  settings->control = terminal.c_cflag;
  settings->local = terminal.c_lflag;
  settings->input_speed = cfgetispeed(&terminal);
  settings->output_speed = cfgetospeed(&terminal);
  _Static_assert(sizeof terminal.c_cc <= sizeof settings->characters, "There are more characters.");
  memcpy(settings->characters, terminal.c_cc, sizeof terminal.c_cc);
  return true;
}

bool pseudo_terminal_has_ended(pid_t process, int *status) {
  return waitpid(process, status, WNOHANG) == process;
}
