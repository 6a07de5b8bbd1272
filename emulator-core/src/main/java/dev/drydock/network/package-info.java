/**
 * Networks, endpoints, addresses. Knows no container: an endpoint belongs to whoever holds it.
 *
 * <p>Nouns: {@link dev.drydock.network.NetworkView} (what programs see). Uses {@code error, id, time}.
 */
@NullMarked
package dev.drydock.network;

import org.jspecify.annotations.NullMarked;
