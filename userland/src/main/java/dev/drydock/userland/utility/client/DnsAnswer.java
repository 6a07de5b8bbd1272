package dev.drydock.userland.utility.client;

import dev.drydock.network.Ipv4Address;
import dev.drydock.network.Ipv6Address;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Questions and answers of the domain name system (RFC 1035), as {@code nslookup} sends and shows them. */
final class DnsAnswer {
    private static final int HEADER = 12;
    private static final int RECURSION_ASKED = 0x0100;
    private static final int AUTHORITATIVE = 0x0400;
    private static final int POINTER = 0xc0;
    private static final int MOST_POINTERS = 32;

    private final ByteBuffer packet;

    private DnsAnswer(byte[] packet) {
        this.packet = ByteBuffer.wrap(packet);
    }

    static DnsAnswer of(byte[] packet) {
        return new DnsAnswer(packet);
    }

    /** What asks for records of a type. */
    static byte[] question(int id, String name, DnsType type) {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + name.length() * 2 + 8);
        bytes.putShort((short) id)
                .putShort((short) RECURSION_ASKED)
                .putShort((short) 1)
                .putInt(0)
                .putShort((short) 0);
        for (String label : name.split("\\.")) {
            byte[] text = label.getBytes(StandardCharsets.UTF_8);
            if (text.length > 0 && text.length < 64) {
                bytes.put((byte) text.length).put(text);
            }
        }
        bytes.put((byte) 0).putShort((short) type.number()).putShort((short) 1);
        byte[] question = new byte[bytes.position()];
        bytes.flip().get(question);
        return question;
    }

    /** Whether it answers the question with a number. */
    boolean answers(int id) {
        return packet.limit() >= HEADER && (packet.getShort(0) & 0xffff) == id;
    }

    boolean isAuthoritative() {
        return (packet.getShort(2) & AUTHORITATIVE) != 0;
    }

    /** 0 for success. */
    int code() {
        return packet.getShort(2) & 0xf;
    }

    /** A line or two for each record. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        packet.position(HEADER);
        for (int left = packet.getShort(4); left > 0; left--) {
            name();
            packet.position(packet.position() + 4);
        }
        for (int left = packet.getShort(6); left > 0; left--) {
            record(lines);
        }
        return lines;
    }

    private void record(List<String> lines) {
        String owner = name();
        int type = packet.getShort() & 0xffff;
        packet.position(packet.position() + 6);
        int length = packet.getShort() & 0xffff;
        int end = packet.position() + length;
        if (type == DnsType.A.number() || type == DnsType.AAAA.number()) {
            lines.add("Name:\t" + owner);
            lines.add("Address: " + address(length));
        } else if (type == DnsType.PTR.number()) {
            lines.add(owner + "\tname = " + name());
        } else if (type == DnsType.CNAME.number()) {
            lines.add(owner + "\tcanonical name = " + name());
        } else if (type == DnsType.NS.number()) {
            lines.add(owner + "\tnameserver = " + name());
        } else if (type == DnsType.MX.number()) {
            lines.add(owner + "\tmail exchanger = " + (packet.getShort() & 0xffff) + " " + name());
        } else if (type == DnsType.TXT.number()) {
            byte[] text = new byte[packet.get() & 0xff];
            packet.get(text);
            lines.add(owner + "\ttext = \"" + new String(text, StandardCharsets.UTF_8) + "\"");
        }
        packet.position(end);
    }

    private String address(int length) {
        byte[] bytes = new byte[length];
        packet.get(bytes);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return switch (length) {
            case Integer.BYTES -> new Ipv4Address(buffer.getInt() & 0xffff_ffffL).toString();
            case 2 * Long.BYTES -> new Ipv6Address(buffer.getLong(), buffer.getLong()).toString();
            default -> "";
        };
    }

    /** The name at the position, and goes behind it. */
    private String name() {
        StringBuilder name = new StringBuilder();
        int behind = -1;
        for (int pointers = 0; ; ) {
            int length = packet.get() & 0xff;
            if ((length & POINTER) == POINTER) {
                int target = (length & 0x3f) << 8 | packet.get() & 0xff;
                behind = behind < 0 ? packet.position() : behind;
                if (++pointers > MOST_POINTERS) {
                    packet.position(behind);
                    return name.toString();
                }
                packet.position(target);
            } else if (length == 0) {
                packet.position(behind < 0 ? packet.position() : behind);
                return name.toString();
            } else {
                byte[] label = new byte[length];
                packet.get(label);
                name.append(name.length() == 0 ? "" : ".").append(new String(label, StandardCharsets.UTF_8));
            }
        }
    }
}
