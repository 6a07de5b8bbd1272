package dev.drydock.userland.utility.command;

import dev.drydock.process.Signal;
import org.jspecify.annotations.Nullable;

/** What signals are called to people: glibc's strsignal. */
public final class SignalText {
    private SignalText() {}

    /** Empty for none. */
    public static String words(@Nullable Signal signal) {
        if (signal == null) {
            return "";
        }
        return switch (signal) {
            case HUP -> "Hangup";
            case INT -> "Interrupt";
            case QUIT -> "Quit";
            case ILL -> "Illegal instruction";
            case TRAP -> "Trace/breakpoint trap";
            case ABRT -> "Aborted";
            case BUS -> "Bus error";
            case FPE -> "Floating point exception";
            case KILL -> "Killed";
            case USR1 -> "User defined signal 1";
            case SEGV -> "Segmentation fault";
            case USR2 -> "User defined signal 2";
            case PIPE -> "Broken pipe";
            case ALRM -> "Alarm clock";
            case TERM -> "Terminated";
            case STKFLT -> "Stack fault";
            case XCPU -> "CPU time limit exceeded";
            case XFSZ -> "File size limit exceeded";
            case VTALRM -> "Virtual timer expired";
            case PROF -> "Profiling timer expired";
            case IO -> "I/O possible";
            case PWR -> "Power failure";
            case SYS -> "Bad system call";
            case CHLD -> "Child exited";
            case CONT -> "Continued";
            case STOP -> "Stopped (signal)";
            case TSTP -> "Stopped";
            case TTIN -> "Stopped (tty input)";
            case TTOU -> "Stopped (tty output)";
            case URG -> "Urgent I/O condition";
            case WINCH -> "Window changed";
            default -> "Real-time signal " + (signal.number() - Signal.RTMIN.number());
        };
    }
}
