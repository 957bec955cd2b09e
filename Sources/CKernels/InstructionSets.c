#include "CKernels.h"

#include <stdatomic.h>
#include <stddef.h>

extern const struct KernelTable kernelTableBaseline;
#if defined(__x86_64__)
extern const struct KernelTable kernelTableAVX2;
extern const struct KernelTable kernelTableAVX512;
#endif

bool kernelInstructionSetIsAvailable(enum KernelInstructionSet instructionSet) {
  switch (instructionSet) {
  case KernelInstructionSetBaseline:
    return true;
#if defined(__x86_64__)
  case KernelInstructionSetAVX2:
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  case KernelInstructionSetAVX512:
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")
      && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")
      && __builtin_cpu_supports("avx512vl");
#endif
  default:
    return false;
  }
}

static const struct KernelTable *tableOf(enum KernelInstructionSet instructionSet) {
  switch (instructionSet) {
#if defined(__x86_64__)
  case KernelInstructionSetAVX512:
    return &kernelTableAVX512;
  case KernelInstructionSetAVX2:
    return &kernelTableAVX2;
#endif
  default:
    return &kernelTableBaseline;
  }
}

/// Unset until the first use. Threads that race to set it find the same answer.
static _Atomic(const struct KernelTable *) selectedTable = NULL;

const struct KernelTable *kernelTable(void) {
  const struct KernelTable *table = atomic_load_explicit(&selectedTable, memory_order_relaxed);
  if (__builtin_expect(table == NULL, 0)) {
    enum KernelInstructionSet fastest = KernelInstructionSetAVX512;
    while (!kernelInstructionSetIsAvailable(fastest)) { fastest -= 1; }
    table = tableOf(fastest);
    atomic_store_explicit(&selectedTable, table, memory_order_relaxed);
  }
  return table;
}

enum KernelInstructionSet kernelSelectedInstructionSet(void) {
  const struct KernelTable *table = kernelTable();
  enum KernelInstructionSet instructionSet = KernelInstructionSetAVX512;
  while (tableOf(instructionSet) != table || !kernelInstructionSetIsAvailable(instructionSet)) {
    instructionSet -= 1;
  }
  return instructionSet;
}

void kernelSelectInstructionSet(enum KernelInstructionSet instructionSet) {
  atomic_store_explicit(&selectedTable, tableOf(instructionSet), memory_order_relaxed);
}
