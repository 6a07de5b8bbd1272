package dev.drydock.userland.utility.bytes;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** {@code md5sum}, {@code sha256sum} and their like: make and check sums of files. */
final class DigestSum {
    private static final int MOST_BITS = 512;
    private static final Words CANNOT_OPEN = Words.of("%n: %s", "can't open '%s': %s");
    private static final Words CANNOT_READ = Words.of("%n: %s", "can't read '%s': %s");
    private static final Words ONLY_CHECKING = Words.of("the --%s option is meaningful only when verifying checksums");
    private static final Words NOT_CHECKING = Words.of("the %s meaningless when verifying checksums");
    private static final Words NO_ZERO = Words.of("the --zero option is not supported when verifying checksums");
    private static final Words NO_TEXT = Words.of("--tag does not support --text mode");

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
    private boolean warns;
    private boolean strict;
    private boolean ignoresMissing;
    private boolean tagged;
    private boolean tagSaid;
    private boolean markSaid;
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
                case "b" -> mark("*");
                case "c" -> check = true;
                case "tag" -> {
                    tagged = true;
                    tagSaid = true;
                    mark("*");
                }
                case "z" -> end = "\0";
                case "ignore-missing" -> ignoresMissing = true;
                case "quiet" -> tells(true, false, false);
                case "status", "s" -> tells(false, true, false);
                case "w" -> tells(false, false, true);
                case "strict" -> strict = true;
                case "untagged" -> {
                    tagged = false;
                    tagSaid = false;
                }
                case "l" -> length(option.argument());
                case "a" -> width(option.argument());
                default -> mark(" ");
            }
        }
        if (call.isGnu()) {
            checkCombination();
        } else if (!check && (silent || warns)) {
            throw call.usage();
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

    private void mark(String wanted) {
        mark = wanted;
        markSaid = true;
    }

    /** Of these the last counts. */
    private void tells(boolean quietly, boolean silently, boolean loudly) {
        quiet = quietly;
        silent = silently;
        warns = loudly;
    }

    /** What does not go together. */
    private void checkCombination() {
        if (tagSaid && mark.equals(" ")) {
            throw call.usage(NO_TEXT);
        }
        if (check && end.equals("\0")) {
            throw call.usage(NO_ZERO);
        }
        if (check && tagSaid && !call.name().equals("cksum")) {
            throw call.usage(NOT_CHECKING, "--tag option is");
        }
        if (check && markSaid) {
            throw call.usage(NOT_CHECKING, "--binary and --text options are");
        }
        onlyChecking(ignoresMissing, "ignore-missing");
        onlyChecking(silent, "status");
        onlyChecking(warns, "warn");
        onlyChecking(quiet, "quiet");
        onlyChecking(strict, "strict");
    }

    private void onlyChecking(boolean asked, String option) {
        if (asked && !check) {
            throw call.usage(ONLY_CHECKING, option);
        }
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

    static String sumOf(Invocation call, SumAlgorithm algorithm, String path) throws IOException {
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

    /** A name as it stands in a line of a list. */
    static String escaped(String path) {
        return path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private void sum(String operand) {
        try {
            String sum = sumOf(call, algorithm, operand);
            String shown = call.isGnu() && end.equals("\n") ? escaped(operand) : operand;
            String line = tagged ? algorithm.label() + " (" + shown + ") = " + sum : sum + " " + mark + shown;
            call.out().text((shown.equals(operand) ? "" : "\\") + line + end);
        } catch (IOException error) {
            boolean opened = call.files().exists(operand);
            call.complain(opened ? CANNOT_READ : CANNOT_OPEN, operand, error);
        }
    }

    private void check(String list) {
        if (call.isBusyBox()) {
            new BusyBoxSumCheck(call, path -> sumOf(call, algorithm, path)).check(list);
        } else {
            DigestCheck.Manner manner = new DigestCheck.Manner(quiet, silent, warns, strict, ignoresMissing);
            new DigestCheck(call, byLabels ? null : algorithm, manner).run(list);
        }
    }
}
