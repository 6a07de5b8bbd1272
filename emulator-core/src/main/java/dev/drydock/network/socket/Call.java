package dev.drydock.network.socket;

import dev.drydock.network.IpAddress;

/**
 * An attempt to connect, once it is known that packets get there.
 *
 * @param from the key of the stack that it comes from
 * @param client the address of the one who connects
 * @param called what was asked for
 * @param server where it comes to
 * @param relayed whether a program of the machine has taken the call, and makes one of its own to the server
 */
record Call(String from, IpAddress client, SocketAddress called, SocketAddress server, boolean relayed) {}
