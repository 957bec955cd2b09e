// The error function and the normal distribution.

/// exp(a^2) erfc(a) for a from 0 to 28.
///
/// It falls like 1 / a, and (1 + 2 a) times it is nearly a straight line in t = (a - 4) / (a + 4),
/// which takes the half axis to [-1, 1) (the substitution of Shepherd and Laframboise, 1981).
INLINE double scaledComplement(double a) {
  double t = (a - 4) / (a + 4);
  // (1 + 2 a) exp(a^2) erfc(a) over 0 <= a <= 28; relative error below 2^-56.2.
  double p = -0x1.d822daad4b162p-30;
  p = multiplyAdd(p, t, -0x1.cbf2d0814590cp-27);
  p = multiplyAdd(p, t, -0x1.0b480b64ccf14p-27);
  p = multiplyAdd(p, t, 0x1.ec097dfe7af07p-24);
  p = multiplyAdd(p, t, 0x1.0bf5966cd8221p-24);
  p = multiplyAdd(p, t, -0x1.bfe12063f0e5ap-21);
  p = multiplyAdd(p, t, 0x1.443923252802ap-22);
  p = multiplyAdd(p, t, 0x1.7fae624cc78f9p-18);
  p = multiplyAdd(p, t, -0x1.78a8727955601p-17);
  p = multiplyAdd(p, t, -0x1.9969d5e8e73d1p-16);
  p = multiplyAdd(p, t, 0x1.3be0d2dd2de14p-13);
  p = multiplyAdd(p, t, -0x1.a1de83d0cac45p-13);
  p = multiplyAdd(p, t, -0x1.8d4a9feef699bp-11);
  p = multiplyAdd(p, t, 0x1.49c67191aac13p-8);
  p = multiplyAdd(p, t, -0x1.09623880775c1p-6);
  p = multiplyAdd(p, t, 0x1.3079edf9f9a39p-5);
  p = multiplyAdd(p, t, -0x1.0fb06dfe58cbbp-4);
  p = multiplyAdd(p, t, 0x1.7fee004df6ac7p-4);
  p = multiplyAdd(p, t, -0x1.9ddb23c3e8a4dp-4);
  p = multiplyAdd(p, t, 0x1.16ecefcfa6043p-4);
  p = multiplyAdd(p, t, 0x1.f7f5df66fd71ep-7);
  p = multiplyAdd(p, t, -0x1.1df1ad154a29cp-3);
  p = multiplyAdd(p, t, 0x1.3ba5916e9fd7fp+0);
  return p / multiplyAdd(2, a, 1);
}

/// exp(-x^2 / 2) for |x| <= 39, with what the square rounds off.
INLINE double exponentialOfHalfSquare(double x) {
  double square = x * x;
  double lost = multiplyAdd(x, x, -square);
  double power = elementaryExp(-0.5 * square);
  return multiplyAdd(-0.5 * lost, power, power);
}

/// 2 / sqrt(pi) times the integral of exp(-t^2) from 0 to x.
INLINE double elementaryErf(double x) {
  // Near zero, where 1 - erfc(x) would cancel.
  double square = x * x;
  // erf(x) / x - 1 in x^2 over |x| <= 0.85; relative error of erf(x) below 2^-62.4.
  double q = -0x1.e544e6d83cd25p-31;
  q = multiplyAdd(q, square, 0x1.e769114a9f885p-27);
  q = multiplyAdd(q, square, -0x1.5e091092bc350p-23);
  q = multiplyAdd(q, square, 0x1.b9c7d257bf3dfp-20);
  q = multiplyAdd(q, square, -0x1.f4d09abea2725p-17);
  q = multiplyAdd(q, square, 0x1.f9a315e73d0f8p-14);
  q = multiplyAdd(q, square, -0x1.c02db392a8efcp-11);
  q = multiplyAdd(q, square, 0x1.565bcd0cab461p-8);
  q = multiplyAdd(q, square, -0x1.b82ce31280486p-6);
  q = multiplyAdd(q, square, 0x1.ce2f21a042a91p-4);
  q = multiplyAdd(q, square, -0x1.812746b0379e5p-2);
  q = multiplyAdd(q, square, 0x1.06eba8214db69p-3);
  double near = multiplyAdd(x, q, x);
  // At 6 the result rounds to 1.
  double a = __builtin_fabs(x);
  double within = a > 6 ? 6 : a;
  double squared = within * within;
  double lost = multiplyAdd(within, within, -squared);
  double power = elementaryExp(-squared);
  power = multiplyAdd(-lost, power, power);
  double far = __builtin_copysign(multiplyAdd(-power, scaledComplement(within), 1), x);
  return a < 0.85 ? near : far;
}

/// What a standard normal number does at x: the chance that it is below, and its density there.
struct NormalDistribution {
  double below;
  double density;
};

/// Below zero the chance is erfc(-x / sqrt(2)) / 2 and keeps its relative accuracy as it vanishes;
/// above it is 1 minus that of -x.
INLINE struct NormalDistribution normalDistribution(double x) {
  double a = __builtin_fabs(x);
  // At 39 the chance is zero.
  double within = a > 39 ? 39 : a;
  double power = exponentialOfHalfSquare(within);
  double tail = 0.5 * power * scaledComplement(within * 0x1.6a09e667f3bcdp-1);
  return (struct NormalDistribution){
    .below = x < 0 ? tail : 1 - tail,
    .density = power * 0x1.9884533d43651p-2,
  };
}

INLINE double elementaryNormalDistribution(double x) { return normalDistribution(x).below; }

INLINE double elementaryNormalDensity(double x) { return normalDistribution(x).density; }
