/**
 * The records that are the JSON on the wire.
 *
 * <p>Does not belong here: behaviour. A wire record never reaches the core.
 */
@NullMarked
package dev.drydock.api.wire;

import org.jspecify.annotations.NullMarked;
