package dev.drydock.userland.utility.network;

import dev.drydock.network.NetworkInterface;

/** The two lines of {@code ip link} about an interface. */
final class LinkLine {
    private final NetworkInterface device;
    private final boolean gnu;
    private final boolean withMode;

    /** @param withMode whether it is {@code ip link} rather than {@code ip address} */
    LinkLine(NetworkInterface device, boolean gnu, boolean withMode) {
        this.device = device;
        this.gnu = gnu;
        this.withMode = withMode;
    }

    /** An interface that is one end of a pair names the other end; it is taken to be the next in number. */
    static String name(NetworkInterface device) {
        return device.name().startsWith("eth") ? device.name() + "@if" + (device.index() + 1) : device.name();
    }

    /** @param withAddress whether the line of the hardware address follows */
    String text(boolean withAddress) {
        boolean loopback = device.name().equals("lo");
        boolean paired = device.name().startsWith("eth");
        String flags = loopback ? "LOOPBACK,UP,LOWER_UP" : "BROADCAST,MULTICAST,UP,LOWER_UP" + (gnu ? "" : ",M-DOWN");
        StringBuilder text = new StringBuilder();
        text.append(device.index())
                .append(": ")
                .append(name(device))
                .append(": <")
                .append(flags)
                .append("> mtu ");
        text.append(device.mtu()).append(" qdisc noqueue ");
        if (gnu) {
            text.append("state ").append(loopback ? "UNKNOWN " : "UP ");
            text.append(withMode ? "mode DEFAULT " : "").append("group default ");
        }
        text.append(loopback ? "qlen 1000" : "");
        if (!withAddress) {
            return text.append(gnu && paired ? " link-netnsid 0\n" : "\n").toString();
        }
        text.append("\n    link/").append(loopback ? "loopback " : "ether ").append(device.mac());
        text.append(" brd ").append(loopback ? "00:00:00:00:00:00" : "ff:ff:ff:ff:ff:ff");
        return text.append(gnu && paired ? " link-netnsid 0\n" : "\n").toString();
    }
}
