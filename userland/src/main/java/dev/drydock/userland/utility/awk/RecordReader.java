package dev.drydock.userland.utility.awk;

import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.regex.Match;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cuts an input into records, by an RS that may change from one to the next. */
final class RecordReader implements Closeable {
    private static final int PIECE = 1 << 15;

    private final Input input;
    private byte[] held = new byte[0];
    private int start;
    private int end;
    private boolean finished;

    RecordReader(Input input) {
        this.input = input;
    }

    /** The next record; null at the end. */
    @Nullable
    String next(Machine machine) throws IOException {
        String separator = machine.special(Special.RS).text(machine);
        if (separator.isEmpty()) {
            return paragraph(machine);
        }
        if (separator.length() > 1) {
            return byExpression(machine, separator, false);
        }
        int scanned = 0;
        while (true) {
            for (int i = start + scanned; i < end; i++) {
                if (held[i] == (byte) separator.charAt(0)) {
                    return take(i, i + 1);
                }
            }
            scanned = end - start;
            if (!more()) {
                return rest();
            }
        }
    }

    private @Nullable String paragraph(Machine machine) throws IOException {
        while (start < end || more()) {
            if (held[start] != '\n') {
                String record = byExpression(machine, "\n\n+", true);
                boolean last = record != null && finished && start == end && record.endsWith("\n");
                boolean cut = !machine.isBusyBox();
                return record != null && last && cut ? record.substring(0, record.length() - 1) : record;
            }
            start++;
        }
        return null;
    }

    private @Nullable String byExpression(Machine machine, String separator, boolean greedy) throws IOException {
        while (true) {
            Optional<Match> found = start < end
                    ? machine.find(machine.regex(separator), Arrays.copyOfRange(held, start, end), 0)
                    : Optional.empty();
            if (found.isPresent() && !found.get().isEmpty()) {
                Match match = found.get();
                // A match that touches the end of what is known may go on in what is not.
                if (start + match.end() < end || finished || !(greedy || separator.length() > 2) || !more()) {
                    return take(start + match.start(), start + match.end());
                }
            } else if (!more()) {
                return rest();
            }
        }
    }

    private @Nullable String rest() {
        return start < end ? take(end, end) : null;
    }

    private String take(int recordEnd, int next) {
        String record = Latin.of(held, start, recordEnd - start);
        start = next;
        return record;
    }

    private boolean more() throws IOException {
        if (finished) {
            return false;
        }
        byte[] larger = new byte[end - start + PIECE];
        System.arraycopy(held, start, larger, 0, end - start);
        end -= start;
        start = 0;
        held = larger;
        int count = input.read(held, end, PIECE);
        if (count < 0) {
            finished = true;
            return false;
        }
        end += count;
        return true;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
