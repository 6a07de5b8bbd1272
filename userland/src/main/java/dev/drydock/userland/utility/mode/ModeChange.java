package dev.drydock.userland.utility.mode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A change of mode as {@code chmod} writes it: octal, or {@code u+rw,g=o-w,+X}. An octal mode of fewer than five digits leaves a
 * directory's setuid and setgid bits as they are (GNU; not BusyBox: {@link #withoutCare}).
 */
public final class ModeChange {
    private static final int ALL = 07777;
    private static final int STICKY = 01000;

    private final List<Action> actions;

    private ModeChange(List<Action> actions) {
        this.actions = actions;
    }

    /**
     * @param affected bits of the classes named, ALL if octal
     * @param bits the bits themselves, for all classes
     * @param copied class whose bits are copied, or 0
     * @param conditional whether {@code X} was there
     * @param mentioned bits whose setuid and setgid were spelt out for directories
     * @param masked whether the umask applies (no class was named)
     */
    private record Action(
            char operator, int affected, int bits, char copied, boolean conditional, int mentioned, boolean masked) {}

    /** Empty if it cannot be understood. */
    public static Optional<ModeChange> parse(String text) {
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '7')) {
            if (text.length() > 11 || Long.parseLong(text, 8) > ALL) {
                return Optional.empty();
            }
            int bits = Integer.parseInt(text, 8);
            int mentioned = text.length() < 5 ? (bits & 06000) | 01777 : ALL;
            return Optional.of(new ModeChange(List.of(new Action('=', ALL, bits, '\0', false, mentioned, false))));
        }
        List<Action> actions = new ArrayList<>();
        for (String clause : text.split(",", -1)) {
            if (!parseClause(clause, actions)) {
                return Optional.empty();
            }
        }
        return Optional.of(new ModeChange(List.copyOf(actions)));
    }

    /**
     * The same, but that it cares for the setuid and setgid bits of a directory no more than for those of a file, and that
     * the sticky bit is not of a class (BusyBox).
     */
    public ModeChange withoutCare() {
        return new ModeChange(actions.stream()
                .map(action -> new Action(
                        action.operator(),
                        action.affected() == ALL ? ALL : action.affected() & ~STICKY,
                        action.bits(),
                        action.copied(),
                        action.conditional(),
                        ALL,
                        action.masked()))
                .toList());
    }

    private static boolean parseClause(String clause, List<Action> actions) {
        int i = 0;
        int affected = 0;
        while (i < clause.length() && "ugoa".indexOf(clause.charAt(i)) >= 0) {
            affected |= classBits(clause.charAt(i++));
        }
        boolean masked = affected == 0;
        affected = masked ? ALL : affected;
        if (i == clause.length()) {
            return false;
        }
        while (i < clause.length()) {
            char operator = clause.charAt(i++);
            if ("+-=".indexOf(operator) < 0) {
                return false;
            }
            if (i < clause.length() && "ugo".indexOf(clause.charAt(i)) >= 0) {
                actions.add(new Action(operator, affected, 0, clause.charAt(i++), false, 0, masked));
                continue;
            }
            int octal = i;
            while (octal < clause.length() && clause.charAt(octal) >= '0' && clause.charAt(octal) <= '7') {
                octal++;
            }
            if (octal > i) {
                actions.add(new Action(
                        operator, ALL, Integer.parseInt(clause.substring(i, octal), 8), '\0', false, ALL, false));
                i = octal;
                continue;
            }
            int bits = 0;
            boolean conditional = false;
            for (; i < clause.length() && "+-=".indexOf(clause.charAt(i)) < 0; i++) {
                switch (clause.charAt(i)) {
                    case 'r' -> bits |= 0444;
                    case 'w' -> bits |= 0222;
                    case 'x' -> bits |= 0111;
                    case 'X' -> conditional = true;
                    case 's' -> bits |= 06000;
                    case 't' -> bits |= 01000;
                    default -> {
                        return false;
                    }
                }
            }
            actions.add(new Action(operator, affected, bits, '\0', conditional, bits & 06000, masked));
        }
        return true;
    }

    private static int classBits(char letter) {
        return switch (letter) {
            case 'u' -> 04700;
            case 'g' -> 02070;
            case 'o' -> 01007;
            default -> ALL;
        };
    }

    /**
     * The mode after the change.
     *
     * @param mode the mode before, 0 to 07777
     * @param umask applies to clauses that name no class
     */
    public int apply(int mode, boolean directory, int umask) {
        int result = mode;
        for (Action action : actions) {
            int bits = action.bits();
            if (action.copied() != '\0') {
                int shift = action.copied() == 'u' ? 6 : action.copied() == 'g' ? 3 : 0;
                bits = (result >> shift & 7) * 0111;
            }
            if (action.conditional() && (directory || (result & 0111) != 0)) {
                bits |= 0111;
            }
            int kept = directory ? 06000 & ~action.mentioned() : 0;
            bits &= action.affected() & ~kept;
            if (action.masked()) {
                bits &= ~umask;
            }
            result = switch (action.operator()) {
                case '+' -> result | bits;
                case '-' -> result & ~bits;
                default -> (result & (~action.affected() | kept)) | bits;
            };
        }
        return result;
    }
}
