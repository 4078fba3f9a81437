/**
 * Feasibility over outcomes and linear programs over profiles: can these clauses all be met, and the proof where they cannot.
 *
 * <p>A {@link org.parley.solver.Clause} judges an outcome exactly and a {@link org.parley.solver.Box} of outcomes
 * soundly. {@link org.parley.solver.Feasibility} answers with an outcome or with a {@link
 * org.parley.solver.Refutation}, a tree of cases that {@link org.parley.solver.RefutationChecker} verifies without
 * knowing how it was found.
 *
 * <p>{@link org.parley.solver.LinearProgram} finds least values of {@link org.parley.solver.LinearForm}s over points that
 * keep {@link org.parley.solver.LinearRow}s: exact, each with multipliers that {@link
 * org.parley.solver.LinearChecker} adds up.
 */
@NullMarked
package org.parley.solver;

import org.jspecify.annotations.NullMarked;
