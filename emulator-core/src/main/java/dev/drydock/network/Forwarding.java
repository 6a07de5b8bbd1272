package dev.drydock.network;

/**
 * What becomes of a packet that a stack sends to a published port of the machine.
 *
 * @param delivery from the sender to the container that has the port, which sees the packet come from the machine
 * @param client the address that the sender has for it
 * @param containerPort where it comes to
 * @param relayed whether a program of the machine takes it and sends another one on, so that a connection stands before it is
 *     known whether the container takes it; else its address is changed on the way
 */
public record Forwarding(Delivery delivery, IpAddress client, int containerPort, boolean relayed) {}
