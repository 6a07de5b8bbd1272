/**
 * The rules of the house as tests: {@link dev.drydock.conformance.architecture.House} says which packages there are, each
 * {@code …Rule} is one rule over it.
 *
 * <p>Every rule is checked twice: the main classes keep it, and it is seen to fire on the classes of {@code fixture}, a
 * small house of the same plan in which everything is done wrong.
 */
@NullMarked
package dev.drydock.conformance.architecture;

import org.jspecify.annotations.NullMarked;
