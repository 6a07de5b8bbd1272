package dev.drydock.userland.utility.file;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code cp}, {@code mv}, {@code ln} and {@code install} make of their operands: pairs of a source and a target. */
final class Destination {
    private static final Words MISSING = Words.of("missing file operand", "");
    private static final Words MISSING_DESTINATION = Words.of("missing destination file operand after %q", "");
    private static final Words EXTRA = Words.of("extra operand %q", "");
    private static final Words NO_TARGET = Words.of("target %q: %s", "%s: %s");
    private static final Words NOT_DIRECTORY = Words.of("target %q: Not a directory");
    private static final Words NOT_DIRECTORY_T = Words.of("target directory %q: Not a directory", "");
    private static final Words NO_TARGET_T = Words.of("target directory %q: %s", "%s: %s");
    private static final Words BOTH =
            Words.of("cannot combine --target-directory (-t) and --no-target-directory (-T)", "");

    private Destination() {}

    /**
     * @param directory argument of {@code -t}, or null
     * @param plain {@code -T}: the last operand is never a directory to put things into
     */
    record Form(@Nullable String directory, boolean plain, boolean parents) {}

    record Pair(String source, String target) {}

    static List<Pair> pairs(Invocation call, List<String> operands, Form form) {
        if (operands.size() < (form.directory() == null ? 2 : 1)) {
            if (operands.isEmpty()) {
                throw call.usage(MISSING);
            }
            throw call.usage(MISSING_DESTINATION, operands.get(0));
        }
        if (form.plain() && form.directory() != null) {
            throw call.fail(BOTH);
        }
        if (form.plain()) {
            if (operands.size() > 2) {
                throw call.usage(EXTRA, operands.get(2));
            }
            return List.of(new Pair(operands.get(0), operands.get(1)));
        }
        String given = form.directory();
        if (given != null) {
            if (call.isGnu()) {
                requireDirectory(call, given, NO_TARGET_T, NOT_DIRECTORY_T);
            }
            return into(call, given, operands, form.parents());
        }
        String last = operands.get(operands.size() - 1);
        List<String> sources = operands.subList(0, operands.size() - 1);
        if (isDirectory(call, last)) {
            return into(call, last, sources, form.parents());
        }
        if (sources.size() == 1) {
            return List.of(new Pair(sources.get(0), last));
        }
        if (call.isGnu()) {
            requireDirectory(call, last, NO_TARGET, NOT_DIRECTORY);
        }
        return into(call, last, sources, form.parents());
    }

    /** BusyBox forgets the slashes behind a source. */
    private static List<Pair> into(Invocation call, String directory, List<String> sources, boolean parents) {
        List<Pair> pairs = new ArrayList<>();
        for (String source : sources) {
            String plain = FilePaths.withoutTrailingSlashes(source);
            String name = parents ? plain : FilePaths.last(plain);
            String below = name.equals("..") || name.equals("/") ? "" : name;
            pairs.add(new Pair(
                    call.isBusyBox() ? plain : source, below.isEmpty() ? directory : FilePaths.join(directory, below)));
        }
        return pairs;
    }

    private static boolean isDirectory(Invocation call, String path) {
        try {
            return call.files().status(path).isDirectory();
        } catch (IOException none) {
            return false;
        }
    }

    private static void requireDirectory(Invocation call, String path, Words missing, Words other) {
        try {
            if (!call.files().status(path).isDirectory()) {
                throw call.fail(other, path);
            }
        } catch (IOException error) {
            throw call.fail(missing, path, error);
        }
    }
}
