/** How the tests of {@code example.process} look with Drydock. */
@NullMarked
package example.process;

import org.jspecify.annotations.NullMarked;
