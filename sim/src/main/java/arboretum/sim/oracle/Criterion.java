package arboretum.sim.oracle;

/** The criteria in their order; the first of them counts both placed and running services. */
enum Criterion {
  MISSING {
    @Override
    long in(Value value) {
      return value.missing();
    }
  },
  EXCESS {
    @Override
    long in(Value value) {
      return value.excessNanos();
    }
  },
  RTT {
    @Override
    long in(Value value) {
      return value.rttNanos();
    }
  };

  abstract long in(Value value);

  /** Returns whether the two are equal in all criteria before this one. */
  boolean equalBefore(Value one, Value other) {
    for (Criterion earlier : values()) {
      if (earlier.compareTo(this) < 0 && earlier.in(one) != earlier.in(other)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the value up to this criterion, the least there can be in those after it. */
  Value upTo(Value value) {
    return switch (this) {
      case MISSING -> new Value(value.missing(), 0, 0);
      case EXCESS -> new Value(value.missing(), value.excessNanos(), 0);
      case RTT -> value;
    };
  }
}
