/**
 * What runs inside containers, and what the built-in images hold.
 *
 * <p>May use the core. Does not belong here: anything of the API or of a command-line client.
 */
@NullMarked
package dev.drydock.userland;

import org.jspecify.annotations.NullMarked;
