package dev.drydock.userland.utility.archive;

import dev.drydock.userland.utility.command.CommandLine;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.mode.ModeChange;
import dev.drydock.userland.utility.time.DateText;
import dev.drydock.userland.utility.time.TimeZones;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code tar} is told.
 *
 * @param mode c, t, x, r, u, A, d, D for {@code --delete}, or a blank if it was not said
 * @param owner who owns what is put into an archive, instead of the owner of each file; null for that one
 * @param group likewise
 * @param time when all of it was changed, instead of when each file was; null for that
 * @param transform how names are changed
 * @param permissions how the modes of what is put into an archive are changed; null for not at all
 * @param strip how many leading directories of a name are left out
 */
record TarSettings(
        char mode,
        String archive,
        TarMembers names,
        TarPacking packing,
        int verbosity,
        int strip,
        @Nullable String owner,
        @Nullable String group,
        @Nullable Instant time,
        TarTransform transform,
        @Nullable ModeChange permissions) {
    private static final Words TWO_MODES =
            Words.of("You may not specify more than one '-Acdtrux', '--delete' or  '--test-label' option", "");
    private static final Words BAD_STRIP = Words.of("%s: Invalid number of elements", "invalid number '%s'");
    private static final Words NO_ARGUMENT = Words.of("Old option '%s' requires an argument.");
    private static final Words BAD_ORDER = Words.of("invalid argument %l for %l");
    private static final Words NO_DATE = Words.of("Substituting %s for unknown date format %l");
    private static final Words NO_REFERENCE = Words.of("%s: Cannot stat: %s");
    private static final Words BAD_MODE = Words.of("Invalid mode given on option");
    private static final Words BAD_FORMAT = Words.of("%s: Invalid archive format");
    private static final Words OTHER_FORMAT = Words.of("the format '%s' is not emulated");
    private static final Words NOT_BY_INODE = Words.of("'--sort=inode' is not emulated");
    private static final String WITH_ARGUMENTS = "fCTX";

    static TarSettings of(Invocation call) {
        char mode = ' ';
        String archive = "-";
        boolean byName = false;
        TarPacking packing = TarPacking.NONE;
        int verbosity = 0;
        int strip = 0;
        String owner = null;
        String group = null;
        Instant time = null;
        TarTransform transform = new TarTransform(call);
        ModeChange permissions = null;
        CommandLine line = call.parse(words(call));
        for (Option option : line.options()) {
            switch (option.key()) {
                case "c", "t", "x", "get", "r", "u", "A", "concatenate", "d", "compare", "delete" -> {
                    char wanted = mode(option.key());
                    if (mode != ' ' && mode != wanted) {
                        throw Tar.wrongMode(call, TWO_MODES);
                    }
                    mode = wanted;
                }
                case "f" -> archive = option.argument();
                case "a" -> byName = true;
                case "v" -> verbosity++;
                case "strip-components", "strip" -> strip = number(call, option.argument());
                case "owner" -> owner = option.argument();
                case "group" -> group = option.argument();
                case "sort" -> checkOrder(call, option.argument());
                case "transform", "xform" -> transform.add(option.argument());
                case "mode" ->
                    permissions = ModeChange.parse(option.argument()).orElseThrow(() -> Tar.fatal(call, BAD_MODE));
                case "H" -> checkFormat(call, option.argument());
                case "mtime" -> time = time(call, option.argument());
                default -> packing = TarPacking.asked(option.key()).orElse(packing);
            }
        }
        if (byName && packing == TarPacking.NONE) {
            packing = TarPacking.of(archive);
        }
        return new TarSettings(
                mode,
                archive,
                TarMembers.read(call, line),
                packing,
                verbosity,
                strip,
                owner,
                group,
                time,
                transform,
                permissions);
    }

    private static char mode(String key) {
        return switch (key) {
            case "get" -> 'x';
            case "concatenate" -> 'A';
            case "compare" -> 'd';
            case "delete" -> 'D';
            default -> key.charAt(0);
        };
    }

    /** That which it writes by default is asked for by either of two names. */
    private static void checkFormat(Invocation call, String format) {
        if (List.of("v7", "ustar", "pax", "posix").contains(format)) {
            throw call.fail(2, OTHER_FORMAT, format);
        }
        if (!format.equals("gnu") && !format.equals("oldgnu")) {
            throw Tar.wrongMode(call, BAD_FORMAT, format);
        }
    }

    /** Directories are read by name anyway. */
    private static void checkOrder(Invocation call, String order) {
        if (order.equals("inode")) {
            throw call.fail(2, NOT_BY_INODE);
        }
        if (!order.equals("name") && !order.equals("none")) {
            call.say(BAD_ORDER, order, "--sort");
            String mark = call.isUtf8() ? "‘%s’" : "'%s'";
            StringBuilder valid = new StringBuilder("Valid arguments are:\n");
            for (String each : List.of("none", "name", "inode")) {
                valid.append("  - ").append(mark.formatted(each)).append('\n');
            }
            call.raw(valid.toString());
            throw new Quit(2);
        }
    }

    /** A date, or the file whose time it is. */
    private static Instant time(Invocation call, String text) {
        if (text.startsWith("/") || text.startsWith(".")) {
            try {
                return call.files().status(text).modified();
            } catch (IOException missing) {
                throw Tar.fatal(call, NO_REFERENCE, text, missing);
            }
        }
        Instant now = call.process().clock().now();
        return DateText.parse(text, now, TimeZones.of(call.process()).id()).orElseGet(() -> {
            call.say(NO_DATE, Long.MIN_VALUE + 1, text);
            return Instant.EPOCH;
        });
    }

    private static int number(Invocation call, String text) {
        if (!text.matches("\\d{1,6}")) {
            throw call.usage(BAD_STRIP, text);
        }
        return Integer.parseInt(text);
    }

    /** The first word may be letters without a dash; those with arguments take the words that follow, in their order. */
    private static List<String> words(Invocation call) {
        List<String> arguments = call.arguments();
        if (arguments.isEmpty()
                || arguments.get(0).startsWith("-")
                || arguments.get(0).isEmpty()) {
            return arguments;
        }
        List<String> words = new ArrayList<>();
        int next = 1;
        for (char letter : arguments.get(0).toCharArray()) {
            words.add("-" + letter);
            if (WITH_ARGUMENTS.indexOf(letter) < 0) {
                continue;
            }
            if (next < arguments.size()) {
                words.add(arguments.get(next++));
            } else if (call.isGnu()) {
                throw Tar.wrongMode(call, NO_ARGUMENT, letter);
            }
        }
        words.addAll(arguments.subList(next, arguments.size()));
        return words;
    }
}
