#ifndef CMEMORY_H
#define CMEMORY_H

/// Lets the process keep up to 64 megabytes of the memory that it gives back, for what it asks for next,
/// for all its life; nothing happens without the GNU C library.
///
/// A landscape takes arrays of some megabytes and gives them back with its plane. To get them from the
/// system anew each time, page by page, takes as long as the work on them.
void keep_freed_memory(void);

#endif
