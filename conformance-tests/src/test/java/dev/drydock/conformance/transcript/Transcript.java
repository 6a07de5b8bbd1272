package dev.drydock.conformance.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A page of commands with what they printed. */
record Transcript(String name, List<Entry> entries) {
    private static final Pattern BLOCK = Pattern.compile(
            "(?<foreground>The next command runs in the foreground)"
                    + "|```console\n\\$ (?<command>.*?)\nexit: (?<exit>-?\\d+)\n(?<printed>.*?)```",
            Pattern.DOTALL);
    private static final Pattern TYPED =
            Pattern.compile("    # on a terminal \\(.*\\); typed: (['\"])(.*)\\1$", Pattern.DOTALL);
    private static final Pattern STDIN = Pattern.compile("    # stdin: (['\"])(.*)\\1$", Pattern.DOTALL);
    private static final Pattern ENDED = Pattern.compile("    # ended with SIG(\\w+)$");

    /**
     * A command and what came of it.
     *
     * @param during the commands that ran while this one did, for one in the foreground
     * @param ended the signal that ended this one then, such as {@code INT}, or null
     * @param typed what was typed on a terminal, or null if there was none
     * @param stdin standard input, or null for none
     */
    record Entry(
            String command,
            List<Entry> during,
            @Nullable String ended,
            @Nullable String typed,
            @Nullable String stdin,
            int exit,
            String stdout,
            String stderr) {}

    static Transcript of(String name) {
        List<Entry> entries = new ArrayList<>();
        List<Entry> during = new ArrayList<>();
        boolean inForeground = false;
        Matcher matcher = BLOCK.matcher(read(name + ".md"));
        while (matcher.find()) {
            if (matcher.group("foreground") != null) {
                inForeground = true;
                continue;
            }
            Entry entry = entry(matcher, during);
            if (inForeground && entry.ended() == null) {
                during.add(entry);
            } else {
                entries.add(entry);
                during = new ArrayList<>();
                inForeground = false;
            }
        }
        return new Transcript(name, List.copyOf(entries));
    }

    private static Entry entry(Matcher block, List<Entry> during) {
        String command = block.group("command");
        Matcher ended = ENDED.matcher(command);
        Matcher typed = TYPED.matcher(command);
        Matcher stdin = STDIN.matcher(command);
        boolean wasEnded = ended.find();
        boolean onTerminal = typed.find();
        boolean fed = stdin.find();
        int end = wasEnded ? ended.start() : onTerminal ? typed.start() : fed ? stdin.start() : command.length();
        String printed = block.group("printed");
        return new Entry(
                command.substring(0, end),
                wasEnded ? List.copyOf(during) : List.of(),
                wasEnded ? ended.group(1) : null,
                onTerminal ? unescape(typed.group(2)) : null,
                fed ? unescape(stdin.group(2)) : null,
                Integer.parseInt(block.group("exit")),
                section(printed, "stdout"),
                section(printed, "stderr"));
    }

    private static String section(String printed, String name) {
        String other = name.equals("stdout") ? "stderr:\n" : "stdout:\n";
        String label = name + ":\n";
        int start = printed.startsWith(label) ? 0 : printed.indexOf("\n" + label) + 1;
        if (start == 0 && !printed.startsWith(label)) {
            return "";
        }
        String rest = printed.substring(start + label.length());
        int end = rest.indexOf("\n" + other);
        String text = name.equals("stdout") && end >= 0 ? rest.substring(0, end + 1) : rest;
        return text.endsWith("<no newline>\n") ? text.substring(0, text.length() - "<no newline>\n".length()) : text;
    }

    /** Undoes the quoting of a string literal with {@code \n}, {@code \xHH}, {@code \\} and {@code \'}. */
    private static String unescape(String quoted) {
        Matcher escapes = Pattern.compile("\\\\(n|x([0-9a-f]{2})|.)").matcher(quoted);
        return escapes.replaceAll(match -> Matcher.quoteReplacement(
                match.group(1).equals("n")
                        ? "\n"
                        : match.group(2) != null
                                ? String.valueOf((char) Integer.parseInt(match.group(2), 16))
                                : match.group(1)));
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(Transcript.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
