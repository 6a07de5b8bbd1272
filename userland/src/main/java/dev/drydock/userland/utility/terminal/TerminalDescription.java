package dev.drydock.userland.utility.terminal;

import dev.drydock.userland.utility.command.Latin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A terminal as a compiled description tells of it ({@code term(5)}): names, flags, numbers and strings, and behind them more
 * of each with names of their own. All numbers are little-endian, of two bytes, or numeric capabilities of four.
 */
final class TerminalDescription {
    private static final int MAGIC = 0432;
    private static final int WIDE_MAGIC = 01036;
    private static final int SHORT_BYTES = 2;

    private final byte[] bytes;
    private final int numberBytes;
    private final Map<String, Boolean> flags = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, String> strings = new HashMap<>();
    private String title = "";
    private int at;

    private TerminalDescription(byte[] bytes, int numberBytes) {
        this.bytes = bytes;
        this.numberBytes = numberBytes;
    }

    /** Empty if it is none. */
    static Optional<TerminalDescription> parse(byte[] bytes, CapabilityNames.Names names) {
        if (bytes.length < 12) {
            return Optional.empty();
        }
        int magic = bytes[0] & 0xff | (bytes[1] & 0xff) << 8;
        if (magic != MAGIC && magic != WIDE_MAGIC) {
            return Optional.empty();
        }
        TerminalDescription description =
                new TerminalDescription(bytes, magic == WIDE_MAGIC ? 2 * SHORT_BYTES : SHORT_BYTES);
        try {
            description.read(names);
        } catch (IndexOutOfBoundsException cutOff) {
            return Optional.empty();
        }
        return Optional.of(description);
    }

    private int number(int place, int width) {
        int value = 0;
        for (int i = width - 1; i >= 0; i--) {
            value = value << 8 | bytes[place + i] & 0xff;
        }
        return width == SHORT_BYTES ? (short) value : value;
    }

    private int next() {
        int value = number(at, SHORT_BYTES);
        at += SHORT_BYTES;
        return value;
    }

    private String text(int place) {
        int end = place;
        while (bytes[end] != 0) {
            end++;
        }
        return Latin.of(bytes, place, end - place);
    }

    private void read(CapabilityNames.Names names) {
        at = SHORT_BYTES;
        int nameBytes = next();
        int flagCount = next();
        int numberCount = next();
        int stringCount = next();
        int tableBytes = next();
        String all = text(at);
        title = all.substring(all.lastIndexOf('|') + 1);
        at += nameBytes;
        flags(flagCount, names.flags());
        numbers(numberCount, names.numbers());
        int table = at + SHORT_BYTES * stringCount;
        for (int i = 0; i < stringCount; i++) {
            int offset = next();
            if (offset >= 0 && i < names.strings().size()) {
                strings.put(names.strings().get(i), text(table + offset));
            }
        }
        at = even(table + tableBytes);
        if (at + 10 <= bytes.length) {
            readMore();
        }
    }

    private static int even(int place) {
        return place + (place & 1);
    }

    private void flags(int count, List<String> names) {
        for (int i = 0; i < count; i++) {
            flags.put(names.get(i), bytes[at + i] == 1);
        }
        at = even(at + count);
    }

    private void numbers(int count, List<String> names) {
        for (int i = 0; i < count; i++) {
            numbers.put(names.get(i), number(at + numberBytes * i, numberBytes));
        }
        at += numberBytes * count;
    }

    /** Those with names of their own, which stand behind the strings. */
    private void readMore() {
        int flagCount = next();
        int numberCount = next();
        int stringCount = next();
        at += 2 * SHORT_BYTES;
        int flagPlace = at;
        int numberPlace = even(at + flagCount);
        int stringPlace = numberPlace + numberBytes * numberCount;
        int namePlace = stringPlace + SHORT_BYTES * stringCount;
        int nameCount = flagCount + numberCount + stringCount;
        int table = namePlace + SHORT_BYTES * nameCount;
        int base = table;
        for (int i = 0; i < stringCount; i++) {
            int offset = number(stringPlace + SHORT_BYTES * i, SHORT_BYTES);
            if (offset >= 0) {
                base = Math.max(base, table + offset + text(table + offset).length() + 1);
            }
        }
        for (int i = 0; i < nameCount; i++) {
            String name = text(base + number(namePlace + SHORT_BYTES * i, SHORT_BYTES));
            if (i < flagCount) {
                flags.put(name, bytes[flagPlace + i] == 1);
            } else if (i < flagCount + numberCount) {
                numbers.put(name, number(numberPlace + numberBytes * (i - flagCount), numberBytes));
            } else {
                int offset = number(stringPlace + SHORT_BYTES * (i - flagCount - numberCount), SHORT_BYTES);
                if (offset >= 0) {
                    strings.put(name, text(table + offset));
                }
            }
        }
    }

    /** The last of its names, which is a title. */
    String title() {
        return title;
    }

    boolean hasFlag(String name) {
        return flags.getOrDefault(name, false);
    }

    /** -1 if the terminal has none. */
    int number(String name) {
        return numbers.getOrDefault(name, -1);
    }

    @Nullable
    String string(String name) {
        return strings.get(name);
    }
}
