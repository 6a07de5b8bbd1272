/** How the tests of {@code example.deploy} look with Drydock. */
@NullMarked
package example.deploy;

import org.jspecify.annotations.NullMarked;
