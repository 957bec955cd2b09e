// The kernels for what every processor of the architecture has.
#define KERNEL_TABLE kernelTableBaseline
#define KERNEL_LANES 2
#if defined(__aarch64__)
#define KERNEL_TILE_ROWS 6
#define KERNEL_TILE_VECTORS 4
#else
#define KERNEL_TILE_ROWS 4
#define KERNEL_TILE_VECTORS 2
#endif
#include "Implementation/Table.h"
