package arboretum.architecture.broken.sim.oracle;

import org.ojalgo.optimisation.Variable;

/** Allowed. */
record MayUseTheSolver(Variable variable) {}
