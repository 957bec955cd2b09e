// What the other parts are written in: vectors as wide as the instruction set, and the macro that
// lets one source with constant sizes become one loop for each size.

#define INLINE static inline __attribute__((always_inline))
#define UNROLL _Pragma("clang loop unroll(full)")

/// As many doubles as the widest register holds, wherever they lie.
typedef double Vector __attribute__((vector_size(8 * KERNEL_LANES), aligned(8)));
/// Four doubles: the blocks in which operands are transposed.
typedef double Quad __attribute__((vector_size(32), aligned(8)));

INLINE intptr_t smaller(intptr_t a, intptr_t b) { return a < b ? a : b; }
