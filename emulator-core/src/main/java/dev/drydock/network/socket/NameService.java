package dev.drydock.network.socket;

import dev.drydock.network.IpAddress;
import dev.drydock.network.Ipv4Address;
import dev.drydock.network.Ipv6Address;
import dev.drydock.network.NetworkView;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name service of networks of users, in packets (RFC 1035), as engine 28.5.2 answers: what it does not know it would ask
 * the machine's name server, and as nobody answers there, it fails.
 */
final class NameService {
    static final SocketAddress ADDRESS = new SocketAddress(Ipv4Address.of("127.0.0.11"), 53);

    private static final int ADDRESS_TYPE = 1;
    private static final int NAME_TYPE = 12;
    private static final int MAIL_TYPE = 15;
    private static final int ADDRESS_6_TYPE = 28;
    private static final int HEADER = 12;
    private static final int IS_ANSWER = 0x8000;
    private static final int OPERATION = 0x7800;
    private static final int RECURSION_ASKED = 0x0100;
    private static final int RECURSION_OFFERED = 0x0080;
    private static final int FAILED = 2;
    private static final int NOT_IMPLEMENTED = 4;
    private static final int INTERNET = 1;
    private static final int SECONDS_TO_LIVE = 600;
    private static final Pattern REVERSE = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)\\.(\\d+)\\.in-addr\\.arpa");

    private static final Pattern REVERSE_6 = Pattern.compile("(?:[0-9a-fA-F]\\.){32}ip6\\.arpa");
    private static final int REVERSED_DIGITS = 64;

    private NameService() {}

    /**
     * @param name as it came, in labels with their lengths
     * @param end where it ends in the packet
     */
    @SuppressWarnings("ArrayRecordComponent") // it is copied, never compared
    private record Question(byte[] name, String text, int type, int end) {}

    /** Empty for what is no question: it is not answered. */
    static Optional<byte[]> answer(byte[] packet, NetworkView view) {
        if (packet.length < HEADER) {
            return Optional.empty();
        }
        int flags = ByteBuffer.wrap(packet).getShort(2) & 0xffff;
        if ((flags & OPERATION) != 0) {
            byte[] refusal = new byte[HEADER];
            ByteBuffer.wrap(refusal).put(packet, 0, 2).putShort((short)
                    (IS_ANSWER | (flags & (OPERATION | RECURSION_ASKED)) | NOT_IMPLEMENTED));
            return Optional.of(refusal);
        }
        return question(packet).map(question -> answer(packet, flags & RECURSION_ASKED, question, view));
    }

    private static Optional<Question> question(byte[] packet) {
        StringBuilder text = new StringBuilder();
        int at = HEADER;
        while (at < packet.length && packet[at] != 0) {
            int length = packet[at];
            if (length < 0 || length > 63 || at + length >= packet.length) {
                return Optional.empty();
            }
            text.append(text.length() == 0 ? "" : ".")
                    .append(new String(packet, at + 1, length, StandardCharsets.UTF_8));
            at += length + 1;
        }
        if (at + 5 > packet.length) {
            return Optional.empty();
        }
        byte[] name = new byte[at + 1 - HEADER];
        System.arraycopy(packet, HEADER, name, 0, name.length);
        return Optional.of(
                new Question(name, text.toString(), ByteBuffer.wrap(packet).getShort(at + 1) & 0xffff, at + 5));
    }

    private static byte[] answer(byte[] packet, int recursion, Question question, NetworkView view) {
        List<byte[]> records = new ArrayList<>();
        boolean known;
        if (question.type() == NAME_TYPE) {
            Optional<String> name = ownerOf(question.text(), view);
            name.ifPresent(found -> records.add(labels(found)));
            known = name.isPresent();
        } else {
            List<IpAddress> addresses = view.addressesOf(question.text()).stream()
                    .map(IpAddress::of)
                    .toList();
            boolean asked = question.type() == ADDRESS_TYPE
                    || question.type() == ADDRESS_6_TYPE
                    || question.type() == MAIL_TYPE;
            known = asked && !addresses.isEmpty();
            addresses.forEach(address -> {
                boolean ofType = question.type() == (address instanceof Ipv4Address ? ADDRESS_TYPE : ADDRESS_6_TYPE);
                if (ofType) {
                    records.add(bytes(address));
                }
            });
        }
        int flags = IS_ANSWER | recursion | (known ? RECURSION_OFFERED : FAILED);
        return encoded(packet, flags, question, records);
    }

    private static byte[] encoded(byte[] packet, int flags, Question question, List<byte[]> records) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(packet, 0, 2);
            out.writeShort(flags);
            out.writeShort(1);
            out.writeShort(records.size());
            out.writeInt(0);
            out.write(packet, HEADER, question.end() - HEADER);
            for (byte[] each : records) {
                out.write(question.name());
                out.writeShort(question.type());
                out.writeShort(INTERNET);
                out.writeInt(SECONDS_TO_LIVE);
                out.writeShort(each.length);
                out.write(each);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static Optional<String> ownerOf(String reversed, NetworkView view) {
        Matcher parts = REVERSE.matcher(reversed);
        if (parts.matches()) {
            return view.nameOf(parts.group(4) + "." + parts.group(3) + "." + parts.group(2) + "." + parts.group(1));
        }
        if (!REVERSE_6.matcher(reversed).matches()) {
            return Optional.empty();
        }
        String digits = new StringBuilder(reversed.substring(0, REVERSED_DIGITS).replace(".", ""))
                .reverse()
                .toString();
        return view.nameOf(String.join(":", digits.split("(?<=\\G....)")));
    }

    private static byte[] bytes(IpAddress address) {
        return address instanceof Ipv4Address ipv4
                ? ByteBuffer.allocate(4).putInt((int) ipv4.number()).array()
                : ((Ipv6Address) address).bytes();
    }

    private static byte[] labels(String name) {
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        for (String label : name.split("\\.")) {
            byte[] bytes = label.getBytes(StandardCharsets.UTF_8);
            labels.write(bytes.length);
            labels.write(bytes, 0, bytes.length);
        }
        labels.write(0);
        return labels.toByteArray();
    }
}
