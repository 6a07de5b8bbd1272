/** How the tests of {@code example.counter} look with Drydock. */
@NullMarked
package example.counter;

import org.jspecify.annotations.NullMarked;
