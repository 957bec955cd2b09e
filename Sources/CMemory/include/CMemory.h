#ifndef CMEMORY_H
#define CMEMORY_H

/// Lets each heap of the process (threads share a few) keep up to 64 megabytes of the memory that was given
/// back at its end, for what is asked for next, and as much where it was more; nothing happens without the
/// GNU C library. In threads other than the first a heap has pieces of 64 megabytes, which stay.
///
/// A landscape takes arrays of some megabytes and gives them back with its plane. To get them from the
/// system anew each time, page by page, takes as long as the work on them.
void keep_freed_memory(void);

#endif
