/** How the tests of {@code example.job} look with Drydock. */
@NullMarked
package example.job;

import org.jspecify.annotations.NullMarked;
