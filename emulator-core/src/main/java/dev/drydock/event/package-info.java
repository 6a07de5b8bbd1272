/**
 * What happened: events, their order, the filters over them and those who listen.
 *
 * <p>May use: {@code error}, {@code id}, {@code digest}, {@code reference}, {@code time}.
 *
 * <p>Does not belong here: deciding that something happens.
 */
@NullMarked
package dev.drydock.event;

import org.jspecify.annotations.NullMarked;
