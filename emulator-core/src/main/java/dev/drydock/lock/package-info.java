/**
 * The lock under which all rules of one engine run.
 *
 * <p>Nouns: {@link dev.drydock.lock.EngineLock}. Uses nothing.
 *
 * <p>Does not belong here: any other lock. Streams and processes have small ones of their own, under which nobody takes
 * this one.
 */
@NullMarked
package dev.drydock.lock;

import org.jspecify.annotations.NullMarked;
