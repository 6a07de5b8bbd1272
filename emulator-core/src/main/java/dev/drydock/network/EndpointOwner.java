package dev.drydock.network;

/**
 * Whom an endpoint belongs to: what a network says about it, and what it is found by.
 *
 * @param id 64 digits
 * @param name without a leading slash
 * @param hostname empty for none
 */
public record EndpointOwner(String id, String name, String hostname) {}
