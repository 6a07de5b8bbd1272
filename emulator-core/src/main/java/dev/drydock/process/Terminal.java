package dev.drydock.process;

import dev.drydock.filesystem.OpenFile;
import java.io.IOException;

/** The slave side of a pseudo-terminal as programs use it, with its line discipline. */
public interface Terminal extends OpenFile {

    /** {@code /dev/pts/0} and the like. */
    String name();

    WindowSize windowSize();

    void resize(WindowSize size);

    TerminalSettings settings();

    /** Takes effect at once; what was typed and not read is kept. */
    void configure(TerminalSettings settings);

    /** The process group that ^C and ^Z reach ({@code tcgetpgrp}). */
    int foregroundGroup();

    void foregroundGroup(int processGroup) throws IOException;

    /** Rows and columns in characters; 0 and 0 when nobody said. */
    record WindowSize(int rows, int columns) {}
}
