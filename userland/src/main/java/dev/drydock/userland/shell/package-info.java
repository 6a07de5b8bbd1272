/**
 * The {@code sh} interpreter: syntax, expansion and interpretation are packages of their own, used in this order.
 *
 * <p>Does not belong here: utilities, other than the built-ins that only a shell can do.
 */
@NullMarked
package dev.drydock.userland.shell;

import org.jspecify.annotations.NullMarked;
