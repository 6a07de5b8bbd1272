package dev.drydock.userland.utility.bytes;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code md5sum}, {@code sha256sum} and their like: make and check sums of files. */
final class DigestSum {
    private static final int MOST_BITS = 512;
    private static final Words CANNOT_OPEN = Words.of("%n: %s", "can't open '%s': %s");
    private static final Words CANNOT_READ = Words.of("%n: %s", "%-read error: %s");
    private static final Words NO_LINES =
            Words.of("%n: no properly formatted checksum lines found", "%-no checksum lines found");
    private static final Words MISMATCHES =
            Words.of("WARNING: %s computed %s did NOT match", "WARNING: %s of %s computed checksums did NOT match");
    private static final Words UNREADABLE = Words.of("WARNING: %s listed %s could not be read");
    private static final Words BAD_LINES = Words.of("WARNING: %s %s improperly formatted");
    private static final Words ONLY_CHECKING = Words.of("the --%s option is meaningful only when verifying checksums");
    private static final Pattern TAGGED = Pattern.compile("([A-Za-z0-9-]+) \\((.*)\\) = ([0-9a-fA-F]+)");

    private static final Words NO_LENGTH = Words.of("invalid length: %l\n%n: length is not a multiple of 8");
    private static final Words LONG_LENGTH =
            Words.of("invalid length: %l\n%n: maximum digest length for 'BLAKE2b' is 512 bits");
    private static final Words NO_WIDTH = Words.of("", "bad -a%s");

    private final Invocation call;
    private SumAlgorithm algorithm;
    private boolean byLabels;
    private boolean check;
    private boolean quiet;
    private boolean silent;
    private boolean strict;
    private boolean ignoresMissing;
    private boolean tagged;
    private String mark = " ";
    private String end = "\n";

    DigestSum(Invocation call, SumAlgorithm algorithm) {
        this.call = call;
        this.algorithm = algorithm;
    }

    /** As {@code cksum -a} does it, with its own notion of when a line carries the algorithm's name. */
    static Exit checksum(Invocation call, SumAlgorithm algorithm) {
        DigestSum sum = new DigestSum(call, algorithm);
        sum.tagged = true;
        return sum.run();
    }

    /** As {@code cksum -c} without an algorithm does it: every line says its own. */
    static Exit checkByLabels(Invocation call) {
        DigestSum sum = new DigestSum(call, SumAlgorithm.MD5);
        sum.byLabels = true;
        return sum.run();
    }

    Exit run() {
        for (Option option : call.options()) {
            switch (option.key()) {
                case "b" -> mark = "*";
                case "c" -> check = true;
                case "tag" -> tagged = true;
                case "z" -> end = "\0";
                case "ignore-missing" -> ignoresMissing = true;
                case "quiet" -> quiet = true;
                case "status", "s" -> silent = true;
                case "strict" -> strict = true;
                case "untagged" -> tagged = false;
                case "l" -> length(option.argument());
                case "a" -> width(option.argument());
                default -> mark = " ";
            }
        }
        for (String option : List.of("ignore-missing", "status", "warn", "quiet", "strict")) {
            String key = option.equals("warn") ? "w" : option;
            if (!check && call.isGnu() && call.commandLine().has(key)) {
                throw call.usage(ONLY_CHECKING, option);
            }
        }
        for (String operand : call.operands().isEmpty() ? List.of("-") : call.operands()) {
            if (check) {
                check(operand);
            } else {
                sum(operand);
            }
        }
        return call.exit();
    }

    private void length(String bits) {
        if (!bits.matches("\\d{1,6}") || Integer.parseInt(bits) % Byte.SIZE != 0) {
            throw call.fail(NO_LENGTH, bits, call.name());
        }
        if (Integer.parseInt(bits) > MOST_BITS) {
            throw call.fail(LONG_LENGTH, bits, call.name());
        }
        algorithm = SumAlgorithm.blake2b(Integer.parseInt(bits) == 0 ? MOST_BITS : Integer.parseInt(bits));
    }

    /** How wide BusyBox's {@code sha3sum} is to be; {@code cksum -a} has chosen already. */
    private void width(String bits) {
        if (call.isBusyBox()) {
            if (!List.of("224", "256", "384", "512").contains(bits)) {
                throw call.fail(NO_WIDTH, bits);
            }
            algorithm = SumAlgorithm.sha3(Integer.parseInt(bits));
        }
    }

    private String sumOf(String path) throws IOException {
        MessageDigest digest = algorithm.digest();
        try (Input input = call.open(path)) {
            byte[] piece = new byte[1 << 15];
            for (int count = input.read(piece, 0, piece.length);
                    count >= 0;
                    count = input.read(piece, 0, piece.length)) {
                digest.update(piece, 0, count);
                call.process().checkpoint();
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void sum(String operand) {
        try {
            String sum = sumOf(operand);
            boolean escapes = call.isGnu() && end.equals("\n") && (operand.contains("\n") || operand.contains("\\"));
            String shown = escapes ? operand.replace("\\", "\\\\").replace("\n", "\\n") : operand;
            String line = tagged ? algorithm.label() + " (" + shown + ") = " + sum : sum + " " + mark + shown;
            call.out().text((escapes ? "\\" : "") + line + end);
        } catch (IOException error) {
            boolean opened = call.files().exists(operand);
            call.complain(opened ? CANNOT_READ : CANNOT_OPEN, operand, error);
        }
    }

    private void check(String list) {
        int lines = 0;
        int bad = 0;
        int failed = 0;
        int unreadable = 0;
        try (Input input = call.open(list)) {
            Pattern plain = Pattern.compile("\\\\?([0-9a-fA-F]{" + algorithm.digits() + "}) [ *]?(.*)");
            for (String line = input.line(); line != null; line = input.line()) {
                Matcher tag = TAGGED.matcher(line);
                Matcher sum = plain.matcher(line);
                boolean isTag = tag.matches() && isKnown(tag.group(1));
                if (!isTag && (byLabels || !sum.matches())) {
                    bad++;
                    lines += call.isGnu() ? 0 : 1;
                    failed += call.isGnu() ? 0 : 1;
                    continue;
                }
                lines++;
                String path = Latin.text(isTag ? tag.group(2) : sum.group(2));
                String wanted = isTag ? tag.group(3) : sum.group(1);
                try {
                    boolean equal = sumOf(path).equalsIgnoreCase(wanted);
                    failed += equal ? 0 : 1;
                    if (!silent && !(equal && quiet)) {
                        call.out().line(path + ": " + (equal ? "OK" : "FAILED"));
                    }
                } catch (IOException error) {
                    if (ignoresMissing) {
                        continue;
                    }
                    unreadable++;
                    call.complain(CANNOT_OPEN, path, error);
                    if (!silent) {
                        call.out().line(path + ": FAILED" + (call.isGnu() ? " open or read" : ""));
                    }
                }
            }
        } catch (IOException error) {
            call.complain(CANNOT_OPEN, list, error);
            return;
        }
        report(list, lines, new int[] {bad, unreadable, failed});
    }

    private boolean isKnown(String label) {
        if (byLabels) {
            algorithm = SumAlgorithm.named(label).orElse(algorithm);
        }
        return algorithm.label().equals(label);
    }

    /** @param counts of wrong lines, of files that could not be read, and of sums that differ */
    private void report(String list, int lines, int[] counts) {
        if (lines == 0) {
            call.complain(NO_LINES, list);
            return;
        }
        if (call.isBusyBox()) {
            int wrong = counts[1] + counts[2];
            if (wrong > 0) {
                call.status(1);
                if (!silent) {
                    call.say(MISMATCHES, wrong, lines);
                }
            }
            return;
        }
        if (counts[0] > 0 && !silent) {
            call.say(BAD_LINES, counts[0], counts[0] == 1 ? "line is" : "lines are");
        }
        if (counts[1] > 0 && !silent) {
            call.say(UNREADABLE, counts[1], counts[1] == 1 ? "file" : "files");
        }
        if (counts[2] > 0 && !silent) {
            call.say(MISMATCHES, counts[2], counts[2] == 1 ? "checksum" : "checksums");
        }
        boolean wrong = counts[1] > 0 || counts[2] > 0 || (strict && counts[0] > 0);
        call.status(wrong ? 1 : 0);
    }
}
