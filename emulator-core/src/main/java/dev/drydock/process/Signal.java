package dev.drydock.process;

import java.util.Locale;
import java.util.Optional;

/** The signals of Linux on x86-64 that have a name of their own. */
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
    SYS(31, Default.CORE);

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

    /** {@code SIGTERM} and the like. */
    public String fullName() {
        return "SIG" + name();
    }

    public static Optional<Signal> of(int number) {
        for (Signal signal : values()) {
            if (signal.number == number) {
                return Optional.of(signal);
            }
        }
        return Optional.empty();
    }

    /** Finds a signal by {@code TERM}, {@code SIGTERM}, {@code term} or {@code 15}. */
    public static Optional<Signal> parse(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        if (name.matches("\\d{1,3}")) {
            return of(Integer.parseInt(name));
        }
        String bare = name.startsWith("SIG") ? name.substring(3) : name;
        for (Signal signal : values()) {
            if (signal.name().equals(bare)) {
                return Optional.of(signal);
            }
        }
        return Optional.empty();
    }
}
