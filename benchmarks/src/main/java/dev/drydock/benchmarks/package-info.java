/**
 * Measurements of the engine in this process, by JMH. What is measured over a socket, beside a real engine, is in
 * {@code benchmarks/run}.
 *
 * <p>May use every module. Does not belong here: checks that something is right; those are tests.
 */
@NullMarked
package dev.drydock.benchmarks;

import org.jspecify.annotations.NullMarked;
