package dev.drydock.userland.utility.text;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandLine;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;

/** {@code tr}: replaces, removes and squeezes bytes. */
final class Tr {
    static final Command COMMAND = Command.named("tr", Tr::run)
            .gnu("+ c,complement C d,delete s,squeeze-repeats t,truncate-set1")
            .busybox("+ C c d s t");
    private static final Words MISSING = Words.of("missing operand", "");
    private static final Words TWO_TO_TRANSLATE =
            Words.of("missing operand after %l\nTwo strings must be given when translating.", "");
    private static final Words TWO_TO_SQUEEZE = Words.of(
            "missing operand after %l\nTwo strings must be given when both deleting and squeezing repeats.", "");
    private static final Words ONE_TO_DELETE =
            Words.of("extra operand %l\nOnly one string may be given when deleting without squeezing repeats.", "");
    private static final Words EXTRA = Words.of("extra operand %l", "");
    private static final Words EMPTY =
            Words.of("when not truncating set1, string2 must be non-empty", "STRING2 cannot be empty");
    private static final Words READ_ERROR = Words.of("read error: %s");
    private static final int BYTES = 256;

    private Tr() {}

    private static Exit run(Invocation call) throws IOException {
        CommandLine line = call.commandLine();
        boolean complement = line.has("c") || line.has("C");
        boolean delete = line.has("d");
        boolean squeeze = line.has("s");
        boolean truncate = line.has("t");
        List<String> operands = line.operands();
        check(call, operands, delete, squeeze);
        List<String> sets = operands;
        TrSet from = TrSet.of(call, Latin.of(sets.get(0)));
        TrSet to = sets.size() == 2 ? TrSet.of(call, Latin.of(sets.get(1))) : from;
        from.checkFirst();
        String first = from.expand(0);
        if (complement) {
            first = TrSet.complement(first);
        }
        boolean translates = !delete && sets.size() == 2;
        String second = "";
        if (sets.size() == 2) {
            if (translates) {
                to.checkSecond(from, complement, truncate);
            }
            if (translates && complement) {
                from.checkComplement(to, first);
            } else if (!translates) {
                to.checkUntranslated();
            }
            second = to.expand(translates ? first.length() : 0);
        }
        if (translates && truncate) {
            first = first.substring(0, Math.min(first.length(), second.length()));
        }
        if (translates && !truncate && second.isEmpty() && !first.isEmpty()) {
            throw call.fail(EMPTY);
        }
        int[] map = map(delete, translates, first, second);
        boolean[] squeezed = new boolean[BYTES];
        if (squeeze) {
            for (char c : (sets.size() == 2 ? second : first).toCharArray()) {
                squeezed[c] = true;
            }
        }
        copy(call, map, squeezed);
        return Exit.SUCCESS;
    }

    private static void check(Invocation call, List<String> operands, boolean delete, boolean squeeze) {
        int least = delete == squeeze ? 2 : 1;
        int most = delete && !squeeze ? 1 : 2;
        if (operands.isEmpty()) {
            throw call.usage(MISSING);
        }
        if (operands.size() < least) {
            throw call.usage(squeeze ? TWO_TO_SQUEEZE : TWO_TO_TRANSLATE, operands.get(operands.size() - 1));
        }
        if (operands.size() > most) {
            boolean explained = operands.size() == 2;
            throw call.usage(explained ? ONE_TO_DELETE : EXTRA, operands.get(most));
        }
    }

    /** What becomes of each byte; -1 for one that is removed. */
    private static int[] map(boolean delete, boolean translates, String first, String second) {
        int[] map = new int[BYTES];
        for (int i = 0; i < BYTES; i++) {
            map[i] = i;
        }
        for (int i = 0; i < first.length(); i++) {
            if (delete) {
                map[first.charAt(i)] = -1;
            } else if (translates) {
                map[first.charAt(i)] = second.charAt(Math.min(i, second.length() - 1));
            }
        }
        return map;
    }

    private static void copy(Invocation call, int[] map, boolean[] squeezed) throws IOException {
        byte[] piece = new byte[1 << 13];
        int last = -1;
        boolean atOnce = call.isBusyBox() || call.writesToTerminal();
        try (Input input = call.in()) {
            for (int count = input.read(piece, 0, piece.length);
                    count >= 0;
                    count = input.read(piece, 0, piece.length)) {
                int kept = 0;
                for (int i = 0; i < count; i++) {
                    int b = map[piece[i] & 0xff];
                    if (b >= 0 && !(squeezed[b] && b == last)) {
                        piece[kept++] = (byte) b;
                        last = b;
                    }
                }
                call.out().write(piece, 0, kept);
                // GNU's keeps what it has until its buffer is full, unless somebody looks on.
                if (count < piece.length && atOnce) {
                    call.out().flush();
                }
            }
        } catch (IOException error) {
            throw call.fail(READ_ERROR, error);
        }
    }
}
