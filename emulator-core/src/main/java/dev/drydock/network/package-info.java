/**
 * Networks, endpoints, address pools, ports, names, and the bytes that flow where the topology lets them.
 *
 * <p>May use: {@code error}, {@code id}, {@code digest}, {@code reference}, {@code time}, {@code event}, {@code
 * filesystem}, {@code layer}, {@code image}, {@code registry}, {@code volume}.
 *
 * <p>Does not belong here: containers; an endpoint knows only an identifier.
 */
@NullMarked
package dev.drydock.network;

import org.jspecify.annotations.NullMarked;
