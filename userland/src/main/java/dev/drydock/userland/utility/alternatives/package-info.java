/**
 * {@code update-alternatives}: which of several programs a general name leads to, as dpkg 1.21 keeps it.
 *
 * <p>Read {@link dev.drydock.userland.utility.alternatives.UpdateAlternatives} first.
 *
 * <p>Does not belong here: packages, which call it from their scripts.
 */
@NullMarked
package dev.drydock.userland.utility.alternatives;

import org.jspecify.annotations.NullMarked;
