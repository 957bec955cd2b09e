#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

// Foundation would cost milliseconds at every start, and the C library has all that is needed here.

func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
func naturalLogarithm(_ x: Double) -> Double { log(x) }
func decimalLogarithm(_ x: Double) -> Double { log10(x) }
func exponential(_ x: Double) -> Double { exp(x) }
