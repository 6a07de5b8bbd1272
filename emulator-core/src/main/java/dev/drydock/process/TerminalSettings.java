package dev.drydock.process;

/**
 * The part of {@code termios} that the line discipline knows. The special characters are those that {@code stty -a} shows
 * in a container of the engine (28.5.2): ^C ^\ ^D ^? ^U ^W ^R ^V ^S ^Q ^Z. ^H is none of them.
 *
 * @param canonical lines with editing (ICANON), else every byte at once
 * @param echo what is typed comes back (ECHO)
 * @param signals ^C, ^\ and ^Z send signals (ISIG)
 * @param mapReturnToNewline a typed CR becomes LF (ICRNL)
 * @param mapNewlineToReturnNewline a written LF goes out as CR LF (OPOST and ONLCR)
 * @param flowControl ^S and ^Q stop and start output (IXON)
 */
public record TerminalSettings(
        boolean canonical,
        boolean echo,
        boolean signals,
        boolean mapReturnToNewline,
        boolean mapNewlineToReturnNewline,
        boolean flowControl) {

    /** What a new terminal starts with. */
    public static final TerminalSettings COOKED = new TerminalSettings(true, true, true, true, true, true);

    /** {@code cfmakeraw}. */
    public static final TerminalSettings RAW = new TerminalSettings(false, false, false, false, false, false);

    public TerminalSettings withCanonical(boolean on) {
        return new TerminalSettings(on, echo, signals, mapReturnToNewline, mapNewlineToReturnNewline, flowControl);
    }

    public TerminalSettings withEcho(boolean on) {
        return new TerminalSettings(canonical, on, signals, mapReturnToNewline, mapNewlineToReturnNewline, flowControl);
    }

    public TerminalSettings withSignals(boolean on) {
        return new TerminalSettings(canonical, echo, on, mapReturnToNewline, mapNewlineToReturnNewline, flowControl);
    }
}
