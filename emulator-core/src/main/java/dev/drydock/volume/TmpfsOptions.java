package dev.drydock.volume;

import dev.drydock.filesystem.Metadata;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is mounted for a volume of type tmpfs, by its option {@code o}, such as {@code size=1m,mode=700,uid=1000}.
 *
 * @param sizeBytes what fits into it
 * @param mode of its root, as {@code uid} and {@code gid}
 */
record TmpfsOptions(long sizeBytes, int mode, int uid, int gid) {
    /** Half of a machine's memory is what Linux takes; a number of ours, as there is no such memory. */
    private static final long DEFAULT_SIZE = 8L << 30;

    private static final int DEFAULT_MODE = 01777;
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})([kmg]?)");

    /** Null if an option is unknown here, or malformed. */
    static @Nullable TmpfsOptions parse(String text) {
        TmpfsOptions options = new TmpfsOptions(DEFAULT_SIZE, DEFAULT_MODE, 0, 0);
        for (String option : text.split(",")) {
            if (!option.isEmpty() && !option.equals("rw")) {
                options = options.with(option);
            }
            if (options == null) {
                return null;
            }
        }
        return options;
    }

    private @Nullable TmpfsOptions with(String option) {
        int equals = option.indexOf('=');
        String name = option.substring(0, Math.max(0, equals));
        String value = option.substring(equals + 1);
        if (name.equals("size")) {
            Matcher size = SIZE.matcher(value.toLowerCase(Locale.ROOT));
            return size.matches() ? new TmpfsOptions(bytes(size), mode, uid, gid) : null;
        }
        if (name.equals("mode")) {
            return value.matches("[0-7]{1,4}")
                    ? new TmpfsOptions(sizeBytes, Integer.parseInt(value, 8), uid, gid)
                    : null;
        }
        if ((name.equals("uid") || name.equals("gid")) && value.matches("[0-9]{1,9}")) {
            int id = Integer.parseInt(value);
            return new TmpfsOptions(sizeBytes, mode, name.equals("uid") ? id : uid, name.equals("gid") ? id : gid);
        }
        return null;
    }

    private static long bytes(Matcher size) {
        int shift = switch (size.group(2)) {
            case "k" -> 10;
            case "m" -> 20;
            case "g" -> 30;
            default -> 0;
        };
        return Long.parseLong(size.group(1)) << shift;
    }

    Metadata root(long nowNanos) {
        return Metadata.of(mode, uid, gid, nowNanos);
    }
}
