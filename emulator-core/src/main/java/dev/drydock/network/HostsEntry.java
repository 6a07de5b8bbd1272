package dev.drydock.network;

/**
 * A line of {@code /etc/hosts}.
 *
 * @param names with spaces between them
 */
public record HostsEntry(String address, String names) {

    /**
     * A container's own line: the full name first, then the first part of it.
     *
     * @param domain empty for none
     */
    public static HostsEntry own(IpAddress address, String hostname, String domain) {
        String full = domain.isEmpty() ? hostname : hostname + "." + domain;
        int dot = full.indexOf('.');
        return new HostsEntry(address.toString(), dot < 0 ? full : full + " " + full.substring(0, dot));
    }

    String line() {
        return address + "\t" + names + "\n";
    }
}
