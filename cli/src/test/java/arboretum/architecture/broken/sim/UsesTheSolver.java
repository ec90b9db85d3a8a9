package arboretum.architecture.broken.sim;

import org.ojalgo.optimisation.Variable;

/** Knows the solver outside its package. */
record UsesTheSolver(Variable variable) {}
