package dev.drydock.process.kernel;

import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.SyntheticDevice;
import dev.drydock.process.Terminal;
import dev.drydock.process.TerminalSettings;
import dev.drydock.time.WaitQueue;
import java.io.IOException;
import java.time.Instant;

/** The side of a pseudo-terminal that programs have open; all it does is done by {@link LinePseudoTerminal}. */
final class TerminalSlave extends KernelFile implements Terminal {
    private static final int FIRST_INODE = 3;
    private static final int MODE = 0620;
    private static final int TTY_GROUP = 5;
    private static final int MAJOR = 136;

    private final LinePseudoTerminal terminal;
    private final int number;
    private final Instant made;
    private volatile int owner;

    TerminalSlave(LinePseudoTerminal terminal, int number, Instant made) {
        super(0);
        this.terminal = terminal;
        this.number = number;
        this.made = made;
    }

    /** Gives it to the user whose process it is made for. */
    void belongsTo(int uid) {
        owner = uid;
    }

    SyntheticDevice device() {
        return new SyntheticDevice((MAJOR << 8) | number, MODE, owner, TTY_GROUP);
    }

    /** Makes a group the foreground one, whoever asks for it. */
    void bringForward(int group) {
        terminal.foreground(group);
    }

    @Override
    public String name() {
        return "/dev/pts/" + number;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        requireReading();
        return length == 0 ? 0 : terminal.read(buffer, offset, length);
    }

    @Override
    public int write(byte[] buffer, int offset, int length) throws IOException {
        requireWriting();
        return terminal.write(buffer, offset, length);
    }

    @Override
    public boolean readable() {
        return terminal.readable();
    }

    @Override
    public boolean writable() {
        return terminal.writable();
    }

    @Override
    public WaitQueue changes() {
        return terminal.programChanges();
    }

    @Override
    public boolean isTerminal() {
        return true;
    }

    @Override
    public boolean openForWriting() {
        return true;
    }

    @Override
    public boolean openForReading() {
        return true;
    }

    @Override
    public String description() {
        return name();
    }

    @Override
    public FileStatus status() {
        return new FileStatus(
                0,
                FIRST_INODE + number,
                FileKind.CHARACTER_DEVICE,
                MODE,
                owner,
                TTY_GROUP,
                1,
                0,
                0,
                device().number(),
                made,
                made,
                made);
    }

    @Override
    public WindowSize windowSize() {
        return terminal.windowSize();
    }

    @Override
    public void resize(WindowSize size) {
        terminal.resize(size);
    }

    @Override
    public TerminalSettings settings() {
        return terminal.settings();
    }

    @Override
    public void configure(TerminalSettings settings) {
        terminal.configure(settings);
    }

    @Override
    public int foregroundGroup() {
        return terminal.foregroundGroup();
    }

    @Override
    public void foregroundGroup(int processGroup) throws IOException {
        terminal.changeForegroundGroup(processGroup);
    }

    @Override
    void released() {
        terminal.released();
    }
}
