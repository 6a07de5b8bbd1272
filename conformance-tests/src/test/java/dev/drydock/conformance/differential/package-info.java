/**
 * The same random actions sent to a real engine and to Drydock, answer by answer. Runs only with the profile {@code
 * oracle}; the endpoint of the real engine stands in the environment variable {@code DRYDOCK_ORACLE}. Uses {@code
 * recorded} for the wire and the comparison.
 */
@NullMarked
package dev.drydock.conformance.differential;

import org.jspecify.annotations.NullMarked;
