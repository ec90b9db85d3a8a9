package arboretum.architecture.broken.experiment.plan;

import java.util.function.DoubleBinaryOperator;

/** Platform-dependent last bits; the last method's are not. */
final class Transcendental {
  double logarithm(double x) {
    return Math.log(x);
  }

  double sine(double x) {
    return Math.sin(x);
  }

  DoubleBinaryOperator power() {
    return Math::pow;
  }

  double exact(double x) {
    return StrictMath.log(x) + Math.sqrt(x);
  }
}
