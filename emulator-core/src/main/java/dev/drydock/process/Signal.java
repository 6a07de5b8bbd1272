package dev.drydock.process;

import java.util.Locale;
import java.util.Optional;

/**
 * The signals of Linux on x86-64 that have a name, the real-time ones included. 32 and 33 belong to the C library.
 */
public enum Signal {
    HUP(1, Default.TERMINATE),
    INT(2, Default.TERMINATE),
    QUIT(3, Default.CORE),
    ILL(4, Default.CORE),
    TRAP(5, Default.CORE),
    ABRT(6, Default.CORE),
    BUS(7, Default.CORE),
    FPE(8, Default.CORE),
    KILL(9, Default.TERMINATE),
    USR1(10, Default.TERMINATE),
    SEGV(11, Default.CORE),
    USR2(12, Default.TERMINATE),
    PIPE(13, Default.TERMINATE),
    ALRM(14, Default.TERMINATE),
    TERM(15, Default.TERMINATE),
    STKFLT(16, Default.TERMINATE),
    CHLD(17, Default.IGNORE),
    CONT(18, Default.CONTINUE),
    STOP(19, Default.STOP),
    TSTP(20, Default.STOP),
    TTIN(21, Default.STOP),
    TTOU(22, Default.STOP),
    URG(23, Default.IGNORE),
    XCPU(24, Default.CORE),
    XFSZ(25, Default.CORE),
    VTALRM(26, Default.TERMINATE),
    PROF(27, Default.TERMINATE),
    WINCH(28, Default.IGNORE),
    IO(29, Default.TERMINATE),
    PWR(30, Default.TERMINATE),
    SYS(31, Default.CORE),
    RTMIN(34, Default.TERMINATE),
    RTMIN_1(35, Default.TERMINATE),
    RTMIN_2(36, Default.TERMINATE),
    RTMIN_3(37, Default.TERMINATE),
    RTMIN_4(38, Default.TERMINATE),
    RTMIN_5(39, Default.TERMINATE),
    RTMIN_6(40, Default.TERMINATE),
    RTMIN_7(41, Default.TERMINATE),
    RTMIN_8(42, Default.TERMINATE),
    RTMIN_9(43, Default.TERMINATE),
    RTMIN_10(44, Default.TERMINATE),
    RTMIN_11(45, Default.TERMINATE),
    RTMIN_12(46, Default.TERMINATE),
    RTMIN_13(47, Default.TERMINATE),
    RTMIN_14(48, Default.TERMINATE),
    RTMIN_15(49, Default.TERMINATE),
    RTMAX_14(50, Default.TERMINATE),
    RTMAX_13(51, Default.TERMINATE),
    RTMAX_12(52, Default.TERMINATE),
    RTMAX_11(53, Default.TERMINATE),
    RTMAX_10(54, Default.TERMINATE),
    RTMAX_9(55, Default.TERMINATE),
    RTMAX_8(56, Default.TERMINATE),
    RTMAX_7(57, Default.TERMINATE),
    RTMAX_6(58, Default.TERMINATE),
    RTMAX_5(59, Default.TERMINATE),
    RTMAX_4(60, Default.TERMINATE),
    RTMAX_3(61, Default.TERMINATE),
    RTMAX_2(62, Default.TERMINATE),
    RTMAX_1(63, Default.TERMINATE),
    RTMAX(64, Default.TERMINATE);

    /** What happens to a process that did not say otherwise (signal(7)). */
    public enum Default {
        TERMINATE,
        CORE,
        IGNORE,
        STOP,
        CONTINUE
    }

    private final int number;
    private final Default action;

    Signal(int number, Default action) {
        this.number = number;
        this.action = action;
    }

    public int number() {
        return number;
    }

    public Default defaultAction() {
        return action;
    }

    /** Whether a process can neither handle nor ignore it. */
    public boolean isUnstoppable() {
        return this == KILL || this == STOP;
    }

    /** {@code TERM}, {@code RTMIN+3} and the like, as {@code kill -l} says it. */
    public String shortName() {
        return name().startsWith("RTMIN_") ? name().replace('_', '+') : name().replace('_', '-');
    }

    /** {@code SIGTERM} and the like. */
    public String fullName() {
        return "SIG" + shortName();
    }

    public static Optional<Signal> of(int number) {
        if (number < 1 || number > 64 || number == 32 || number == 33) {
            return Optional.empty();
        }
        return Optional.of(values()[number < 32 ? number - 1 : number - 3]);
    }

    /** Finds a signal by {@code TERM}, {@code SIGTERM}, {@code term}, {@code RTMIN+3} or {@code 15}. */
    public static Optional<Signal> parse(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        if (name.matches("\\d{1,3}")) {
            return of(Integer.parseInt(name));
        }
        String bare = name.startsWith("SIG") ? name.substring(3) : name;
        for (Signal signal : values()) {
            if (signal.shortName().equals(bare)) {
                return Optional.of(signal);
            }
        }
        return Optional.empty();
    }
}
