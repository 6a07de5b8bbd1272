/**
 * What happened: events, their order, the filters over them and those who listen.
 *
 * <p>Nouns: {@link dev.drydock.event.EventLog} (read it first), {@link dev.drydock.event.Event}, {@link
 * dev.drydock.event.EventAttributes}, {@link dev.drydock.event.EventType}, {@link dev.drydock.event.EventFilter}, {@link dev.drydock.event.EventSubscription}. May
 * use: {@code error}, {@code id}, {@code filter}, {@code digest}, {@code reference}, {@code time}.
 *
 * <p>Does not belong here: deciding that something happens.
 */
@NullMarked
package dev.drydock.event;

import org.jspecify.annotations.NullMarked;
