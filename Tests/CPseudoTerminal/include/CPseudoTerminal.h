#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/// Programs on a pseudo-terminal: what Swift cannot do because it must not fork.

/// What `stty -a` shows, as plain numbers.
typedef struct {
  uint64_t input, output, control, local;
  uint8_t characters[32];
  uint64_t input_speed, output_speed;
} terminal_settings;

/// Starts a program as the leader of a new session on a new pseudo-terminal.
///
/// No signal is blocked or ignored in the program, whatever holds for the caller: threads of a test
/// runner block most signals, and a program started from them would never see Ctrl-C.
///
/// - `path`: the program; `arguments`: all of them with the name first, then null; `environment`:
///   all of it as `NAME=value`, then null.
/// - `process`: its number; `settings`: those of the terminal before the program ran.
///
/// Returns the descriptor of our end, which does not block, or -1 with errno set. A program that
/// cannot be started exits with status 127.
int pseudo_terminal_start(
  const char *path, char *const arguments[], char *const environment[], int rows, int columns,
  pid_t *process, terminal_settings *settings);

/// Changes the window's size, of which the program is told by SIGWINCH.
bool pseudo_terminal_resize(int descriptor, int rows, int columns);

/// The settings of the terminal behind our end.
bool pseudo_terminal_settings(int descriptor, terminal_settings *settings);

/// Whether the program has ended; then `status` is its status as `waitpid` gives it.
bool pseudo_terminal_has_ended(pid_t process, int *status);
