package dev.drydock.filesystem;

/**
 * A unix socket of the machine around, on which somebody outside the container listens.
 *
 * @param address by which the machine knows it
 */
public record SyntheticSocket(String address, int mode, int uid, int gid) implements SyntheticNode {}
