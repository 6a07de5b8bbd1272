/**
 * A client of Redis.
 */
@NullMarked
package example.counter;

import org.jspecify.annotations.NullMarked;
