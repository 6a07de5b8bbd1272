/**
 * A program that finds Docker as every client does, by its environment.
 */
@NullMarked
package example.process;

import org.jspecify.annotations.NullMarked;
