// The kernels for what every processor of the architecture has, in double.
#define KERNEL_TABLE kernelTableBaselineDouble
#define KERNEL_REAL double
#define KERNEL_VECTOR_BYTES 16
#define KERNEL_TILE_ROWS 4
#define KERNEL_TILE_VECTORS 4
#include "Implementation/Table.h"
