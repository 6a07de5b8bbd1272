package dev.drydock.network;

/**
 * A container port that is to be published.
 *
 * @param containerPort 1 to 65535
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 * @param hostIp empty for every address of the host, of both families
 * @param firstPort lowest port on the host that will do, 0 for any free one
 * @param lastPort highest port on the host that will do
 */
public record PortRequest(int containerPort, String protocol, String hostIp, int firstPort, int lastPort) {

    /** Any free port on every address. */
    public static PortRequest anywhere(int containerPort, String protocol) {
        return new PortRequest(containerPort, protocol, "", 0, 0);
    }

    boolean isEphemeral() {
        return firstPort == 0 && lastPort == 0;
    }
}
