package dev.drydock.userland.utility.sorting;

import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.NamedChoice;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code uniq}: joins neighbouring lines that are equal. */
final class Uniq {
    static final Command COMMAND = Command.named("uniq", call -> new Uniq(call).run())
            .gnu("c,count d,repeated D all-repeated? f,skip-fields= group? i,ignore-case s,skip-chars= u,unique"
                    + " z,zero-terminated w,check-chars= 0 1 2 3 4 5 6 7 8 9")
            .busybox("c d u f= s= w= i");
    private static final Words EXTRA = Words.of("extra operand %l", "");
    private static final Words BAD_FIELDS = Words.of("%s: invalid number of fields to skip", "invalid number '%s'");
    private static final Words BAD_BYTES = Words.of("%s: invalid number of bytes to skip", "invalid number '%s'");
    private static final Words BAD_COMPARE = Words.of("%s: invalid number of bytes to compare", "invalid number '%s'");
    private static final Words NO_COUNT_OF_ALL =
            Words.of("printing all duplicated lines and repeat counts is meaningless");
    private static final Words GROUP_ALONE = Words.of("--group is mutually exclusive with -c/-d/-D/-u");
    private static final Words CANNOT_OPEN = Words.of("%n: %s", "can't open '%s': %s");

    /** More than any line has. */
    private static final int MOST = Integer.MAX_VALUE / 2;

    private final Invocation call;
    private boolean count;
    private boolean onlyRepeated;
    private boolean onlyUnique;
    private boolean allRepeated;
    private boolean grouped;
    private String gaps = "none";
    private boolean shown;
    private boolean ignoreCase;
    private int skippedFields;
    private boolean oldFields;
    private int skippedChars;
    private int compared = Integer.MAX_VALUE;
    private int terminator = '\n';

    private Uniq(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        for (Option option : call.options()) {
            switch (option.key()) {
                case "c" -> count = true;
                case "d" -> onlyRepeated = true;
                case "D" -> allRepeated = true;
                case "all-repeated" -> {
                    allRepeated = true;
                    gaps = option.value() == null
                            ? "none"
                            : NamedChoice.of(call, "--all-repeated", option.argument(), "none", "prepend", "separate");
                }
                case "group" -> {
                    grouped = true;
                    gaps = option.value() == null
                            ? "separate"
                            : NamedChoice.of(
                                    call, "--group", option.argument(), "prepend", "append", "separate", "both");
                }
                case "f" -> {
                    skippedFields = number(option, BAD_FIELDS);
                    oldFields = false;
                }
                case "s" -> skippedChars = number(option, BAD_BYTES);
                case "w" -> compared = number(option, BAD_COMPARE);
                case "i" -> ignoreCase = true;
                case "u" -> onlyUnique = true;
                case "z" -> terminator = 0;
                default -> oldFields(option.key().charAt(0) - '0');
            }
        }
        if (grouped && (count || onlyRepeated || onlyUnique || allRepeated)) {
            throw call.usage(GROUP_ALONE);
        }
        if (allRepeated && count) {
            throw call.usage(NO_COUNT_OF_ALL);
        }
        List<String> operands = call.operands();
        if (operands.size() > 2 && call.isGnu()) {
            throw call.usage(EXTRA, operands.get(2));
        }
        try (Input input = call.open(operands.isEmpty() ? "-" : operands.get(0))) {
            if (operands.size() >= 2 && !operands.get(1).equals("-")) {
                call.process()
                        .assign(
                                1,
                                call.files()
                                        .open(
                                                operands.get(1),
                                                Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE),
                                                0666));
            }
            groups(input);
        } catch (IOException error) {
            throw call.fail(CANNOT_OPEN, operands.isEmpty() ? "-" : operands.get(0), error);
        }
        return call.exit();
    }

    /** {@code -12} is how fields were skipped before there was {@code -f}. */
    private void oldFields(int digit) {
        skippedFields = oldFields ? (int) Math.min(skippedFields * 10L + digit, MOST) : digit;
        oldFields = true;
    }

    private int number(Option option, Words words) {
        String text = option.argument();
        if (!text.matches(call.isGnu() ? "\\s*\\+?\\d+" : "\\d{1,9}")) {
            throw call.fail(words, text);
        }
        String digits = text.replaceFirst("^\\s*\\+?0*(?=.)", "");
        return digits.length() > 9 ? MOST : Integer.parseInt(digits);
    }

    private void groups(Input input) throws IOException {
        List<String> group = new ArrayList<>();
        String key = "";
        for (String line = next(input); line != null; line = next(input)) {
            String next = key(line);
            if (!group.isEmpty() && !next.equals(key)) {
                show(group);
                group.clear();
            }
            key = next;
            group.add(line);
        }
        if (!group.isEmpty()) {
            show(group);
        }
        if (shown && (gaps.equals("append") || gaps.equals("both"))) {
            end();
        }
    }

    /** To BusyBox a NUL ends a line, too. */
    private @Nullable String next(Input input) throws IOException {
        return call.isGnu() ? input.record(terminator) : input.chunk();
    }

    private void end() throws IOException {
        call.process().out().write(new byte[] {(byte) terminator});
    }

    private String key(String line) {
        int at = 0;
        for (int i = 0; i < skippedFields; i++) {
            while (at < line.length() && isBlank(line.charAt(at))) {
                at++;
            }
            while (at < line.length() && !isBlank(line.charAt(at))) {
                at++;
            }
        }
        at = Math.min(line.length(), at + skippedChars);
        String key = compared < line.length() - at ? line.substring(at, at + compared) : line.substring(at);
        return ignoreCase ? key.toLowerCase(Locale.ROOT) : key;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Of lines that are alike the first is shown, or the others, or all. */
    private void show(List<String> group) throws IOException {
        boolean repeated = group.size() > 1;
        int from = repeated && onlyUnique ? 1 : 0;
        int to = grouped || (allRepeated && repeated) ? group.size() : 1;
        if (from >= to || (!repeated && (onlyRepeated || allRepeated))) {
            return;
        }
        if (gaps.equals("prepend") || gaps.equals("both") || (shown && !gaps.equals("none"))) {
            end();
        }
        shown = true;
        String prefix = count ? String.format("%7d ", group.size()) : "";
        for (String line : group.subList(from, to)) {
            call.process().out().write(Latin.bytes(prefix + line + (char) terminator));
        }
    }
}
