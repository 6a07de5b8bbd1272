/**
 * JSON as the engine reads and writes it: the core's values in and out, field by field in the engine's order.
 *
 * <p>Nouns: {@code JsonBody} (reading, with the words of {@code dev.drydock.json} for what is wrong),
 * {@link dev.drydock.api.wire.JsonWriter} (writing), a {@code …Json} class for each type of the API. Read {@link
 * dev.drydock.api.wire.ContainerRequests} first. Uses {@code exchange} and the core's records.
 *
 * <p>Does not belong here: behaviour, and which version of the API has which field; that is the routes'.
 */
@NullMarked
package dev.drydock.api.wire;

import org.jspecify.annotations.NullMarked;
