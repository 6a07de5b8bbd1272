package dev.drydock.userland.server.redis;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the dense forms in which redis keeps small collections and long texts. */
final class Packed {
    private static final int HEADER = 6;
    private static final int END = 0xff;

    private Packed() {}

    private static ByteBuffer buffer(String bytes) {
        return ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The elements of a list pack. */
    static List<String> list(String bytes) throws IOException {
        ByteBuffer from = buffer(bytes);
        List<String> elements = new ArrayList<>();
        try {
            from.position(HEADER);
            for (int mark = from.get() & 0xff; mark != END; mark = from.get() & 0xff) {
                int begin = from.position() - 1;
                elements.add(element(from, mark));
                int size = from.position() - begin;
                from.position(from.position() + backLength(size));
            }
            return elements;
        } catch (BufferUnderflowException | IllegalArgumentException broken) {
            throw new IOException("a list pack is broken", broken);
        }
    }

    private static String element(ByteBuffer from, int mark) throws IOException {
        if (mark < 0x80) {
            return Integer.toString(mark);
        }
        if (mark < 0xc0) {
            return text(from, mark & 0x3f);
        }
        if (mark < 0xe0) {
            int number = (mark & 0x1f) << 8 | from.get() & 0xff;
            return Integer.toString(number < 1 << 12 ? number : number - (1 << 13));
        }
        if (mark < 0xf0) {
            return text(from, (mark & 0xf) << 8 | from.get() & 0xff);
        }
        return switch (mark) {
            case 0xf0 -> text(from, from.getInt());
            case 0xf1 -> Short.toString(from.getShort());
            case 0xf2 -> {
                int low = from.getShort() & 0xffff;
                yield Integer.toString(from.get() << 16 | low);
            }
            case 0xf3 -> Integer.toString(from.getInt());
            case 0xf4 -> Long.toString(from.getLong());
            default -> throw new IOException("an element of a list pack is of an unknown kind: " + mark);
        };
    }

    private static String text(ByteBuffer from, int length) {
        byte[] bytes = new byte[length];
        from.get(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** How many bytes tell the size of an element behind it. */
    private static int backLength(int size) {
        int bytes = 1;
        for (long most = 127; size > most; most = most << 7 | 127) {
            bytes++;
        }
        return bytes;
    }

    /** The members of a set of whole numbers. */
    static List<String> numbers(String bytes) throws IOException {
        ByteBuffer from = buffer(bytes);
        List<String> numbers = new ArrayList<>();
        try {
            int size = from.getInt();
            for (int left = from.getInt(); left > 0; left--) {
                numbers.add(Long.toString(size == 2 ? from.getShort() : size == 4 ? from.getInt() : from.getLong()));
            }
            return numbers;
        } catch (BufferUnderflowException broken) {
            throw new IOException("a set of numbers is broken", broken);
        }
    }

    /** A text that was compressed by LZF. */
    static String inflated(String bytes, int length) throws IOException {
        StringBuilder out = new StringBuilder(length);
        try {
            for (int at = 0; at < bytes.length(); ) {
                int mark = bytes.charAt(at++);
                if (mark < 32) {
                    out.append(bytes, at, at + mark + 1);
                    at += mark + 1;
                } else {
                    int count = mark >> 5;
                    count = count == 7 ? count + bytes.charAt(at++) : count;
                    int begin = out.length() - ((mark & 0x1f) << 8) - bytes.charAt(at++) - 1;
                    for (int i = 0; i < count + 2; i++) {
                        out.append(out.charAt(begin + i));
                    }
                }
            }
            return out.toString();
        } catch (IndexOutOfBoundsException broken) {
            throw new IOException("a compressed text is broken", broken);
        }
    }
}
