/**
 * The launcher {@code ./drydock}: its command line. Read {@code Main} first.
 *
 * <p>May use every other module. Does not belong here: rules of the engine.
 */
@NullMarked
package dev.drydock.sandbox;

import org.jspecify.annotations.NullMarked;
