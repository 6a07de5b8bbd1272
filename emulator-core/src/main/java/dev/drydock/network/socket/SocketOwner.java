package dev.drydock.network.socket;

/**
 * Whose a socket is.
 *
 * @param uid of the process that made it
 * @param inode the number by which {@code /proc/PID/fd} knows it
 */
public record SocketOwner(int uid, long inode) {
    /** Of what no process has taken yet, as a connection that waits to be accepted. */
    public static final SocketOwner NOBODY = new SocketOwner(0, 0);
}
