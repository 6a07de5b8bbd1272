package dev.drydock.userland.server.nginx;

import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a file that a {@code Range} asks for.
 *
 * @param wish what becomes of it
 * @param parts in the order in which they were asked for; empty unless they are served
 */
record Ranges(Wish wish, List<Part> parts) {
    /** What is done. */
    enum Wish {
        /** The whole file is sent. */
        IGNORED,
        SERVED,
        /** 416. */
        REFUSED
    }

    /** From one byte up to, and without, another. */
    record Part(long start, long end) {
        long size() {
            return end - start;
        }
    }

    Ranges {
        parts = List.copyOf(parts);
    }

    static Ranges of(String header, long size) {
        if (!header.regionMatches(true, 0, "bytes=", 0, 6) || header.length() == 6) {
            return new Ranges(Wish.IGNORED, List.of());
        }
        List<Part> parts = new ArrayList<>();
        long sum = 0;
        for (String each : header.substring(6).split(",", -1)) {
            String text = each.strip();
            if (!text.matches("\\d{1,18}-(\\d{1,18})?|-\\d{1,18}")) {
                return new Ranges(Wish.REFUSED, List.of());
            }
            Part part = part(text, size);
            if (part.size() > 0) {
                parts.add(part);
                sum += part.size();
            } else if (part.start() == 0) {
                return new Ranges(Wish.IGNORED, List.of());
            }
        }
        if (parts.isEmpty()) {
            return new Ranges(Wish.REFUSED, List.of());
        }
        return sum > size ? new Ranges(Wish.IGNORED, List.of()) : new Ranges(Wish.SERVED, parts);
    }

    private static Part part(String text, long size) {
        int dash = text.indexOf('-');
        if (dash == 0) {
            return new Part(Math.max(0, size - Long.parseLong(text.substring(1))), size);
        }
        long start = Long.parseLong(text.substring(0, dash));
        String last = text.substring(dash + 1);
        return new Part(start, last.isEmpty() ? size : Math.min(size, Long.parseLong(last) + 1));
    }
}
