package dev.drydock.userland.utility.layout;

import dev.drydock.filesystem.OpenFlag;
import dev.drydock.userland.utility.command.FileOutput;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files that {@code csplit} writes, and what it tells of them. */
final class SplitFiles {
    private static final Pattern CONVERSION =
            Pattern.compile("%([-0'#]*)(\\d{0,4})(?:\\.(\\d{1,4}))?(.?)", Pattern.DOTALL);
    private static final Words NOT_MADE = Words.of("%n: %s");
    private static final Words NO_CONVERSION = Words.of("missing %% conversion specification in suffix");
    private static final Words CONVERSIONS = Words.of("too many %% conversion specifications in suffix");
    private static final Words NO_SPECIFIER = Words.of("missing conversion specifier in suffix");
    private static final Words BAD_SPECIFIER = Words.of("invalid conversion specifier in suffix: %s");

    private final Invocation call;
    private final String prefix;
    private final String suffix;
    private final List<String> made = new ArrayList<>();
    private @Nullable OutputStream current;
    private long bytes;

    SplitFiles(Invocation call, int digits) {
        this.call = call;
        String wanted = call.commandLine().last("f");
        String format = call.commandLine().last("b");
        this.prefix = wanted == null ? "xx" : wanted;
        this.suffix = format == null ? "%0" + digits + "d" : format;
        check();
    }

    private void check() {
        int conversions = 0;
        Matcher matcher = CONVERSION.matcher(suffix.replace("%%", ""));
        while (matcher.find()) {
            conversions++;
            if (matcher.group(4).isEmpty()) {
                throw call.fail(NO_SPECIFIER);
            }
            if (!"diuoxX".contains(matcher.group(4))) {
                throw call.fail(BAD_SPECIFIER, matcher.group(4));
            }
        }
        if (conversions != 1) {
            throw call.fail(conversions == 0 ? NO_CONVERSION : CONVERSIONS);
        }
    }

    void create() {
        String name = prefix + number(made.size());
        try {
            Set<OpenFlag> flags = Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE);
            current = new BufferedOutputStream(new FileOutput(call.files().open(name, flags, 0666)));
        } catch (IOException error) {
            throw call.fail(NOT_MADE, name, error);
        }
        made.add(name);
        bytes = 0;
    }

    private String number(int value) {
        StringBuilder name = new StringBuilder();
        Matcher matcher = CONVERSION.matcher(suffix);
        int at = 0;
        while (at < suffix.length()) {
            if (suffix.startsWith("%%", at)) {
                name.append('%');
                at += 2;
            } else if (suffix.charAt(at) == '%' && matcher.find(at)) {
                name.append(converted(matcher, value));
                at = matcher.end();
            } else {
                name.append(suffix.charAt(at++));
            }
        }
        return name.toString();
    }

    private static String converted(Matcher conversion, int value) {
        String digits = switch (conversion.group(4)) {
            case "o" -> Integer.toOctalString(value);
            case "x" -> Integer.toHexString(value);
            case "X" -> Integer.toHexString(value).toUpperCase(java.util.Locale.ROOT);
            default -> Integer.toString(value);
        };
        String precision = conversion.group(3);
        if (precision != null) {
            digits = "0".repeat(Math.max(0, Integer.parseInt(precision) - digits.length())) + digits;
        }
        String flags = conversion.group(1);
        int width = conversion.group(2).isEmpty() ? 0 : Integer.parseInt(conversion.group(2));
        int missing = Math.max(0, width - digits.length());
        if (flags.contains("-")) {
            return digits + " ".repeat(missing);
        }
        return (flags.contains("0") && precision == null ? "0" : " ").repeat(missing) + digits;
    }

    void write(String line) throws IOException {
        OutputStream file = current;
        if (file != null) {
            file.write(Latin.bytes(line));
            bytes += line.length();
        }
    }

    /** Ends a file and tells its size; an empty one may be as if it had never been. */
    void close() throws IOException {
        OutputStream file = current;
        if (file == null) {
            return;
        }
        file.close();
        current = null;
        if (bytes == 0 && call.commandLine().has("z")) {
            call.files().unlink(made.remove(made.size() - 1));
        } else if (List.of("s", "q", "silent").stream().noneMatch(call.commandLine()::has)) {
            call.out().line(Long.toString(bytes));
        }
    }

    /** After a fault nothing is left, unless it is to be kept. */
    void abandon() throws IOException {
        close();
        if (!call.commandLine().has("k")) {
            for (String name : made) {
                call.files().unlink(name);
            }
        }
    }
}
