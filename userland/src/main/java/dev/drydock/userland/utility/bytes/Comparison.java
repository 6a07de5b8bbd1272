package dev.drydock.userland.utility.bytes;

import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;

/** Two files, byte by byte, and what {@code cmp} tells of them. */
final class Comparison {
    private static final int TROUBLE = 2;
    private static final Words CANNOT_READ = Words.of("%s: %s", "%s: %s");
    private static final Words ENDED = Words.of("EOF on %s%s");

    private final Invocation call;
    private final Cmp.Side first;
    private final Cmp.Side second;
    private final long most;
    private final boolean showsBytes;
    /** How many bytes can be told of at most. */
    private long longest;

    private long position;
    private long line = 1;
    private boolean atLineStart;
    private int one;
    private int other;

    /** @param most how many bytes are looked at */
    Comparison(Invocation call, Cmp.Side first, Cmp.Side second, long most, boolean showsBytes) {
        this.call = call;
        this.first = first;
        this.second = second;
        this.most = most;
        this.longest = most;
        this.showsBytes = showsBytes;
    }

    boolean isSameFile() throws IOException {
        FileStatus here = first.input().file().status();
        return here.isRegular() && here.sameFile(second.input().file().status());
    }

    /** Leaves bytes at the beginnings out. */
    void skip(long[] bytes) throws IOException {
        skip(first, bytes[0]);
        skip(second, bytes[1]);
    }

    private void skip(Cmp.Side side, long bytes) throws IOException {
        OpenFile file = side.input().file();
        if (file.status().isRegular()) {
            longest = Math.min(longest, Math.max(0, file.status().sizeBytes() - file.position() - bytes));
        }
        for (long i = 0; i < bytes && read(side) >= 0; i++) {
            call.process().checkpoint();
        }
    }

    private int read(Cmp.Side side) {
        try {
            return side.input().read();
        } catch (IOException error) {
            throw call.fail(TROUBLE, CANNOT_READ, side.name(), error);
        }
    }

    /** Whether there is a pair of bytes, or one file has ended. */
    private boolean advance() {
        if (position == most) {
            return false;
        }
        one = read(first);
        other = read(second);
        if (one < 0 && other < 0) {
            return false;
        }
        position++;
        return true;
    }

    boolean differ() {
        while (advance()) {
            if (one != other) {
                return true;
            }
        }
        return false;
    }

    /** @param countsLines whether the line is told in which a file ends */
    boolean tellFirst(boolean countsLines) {
        while (advance()) {
            if (one < 0 || other < 0) {
                return ended(countsLines ? inLine() : "");
            }
            if (one != other) {
                call.out()
                        .line(first.name() + " " + second.name() + " differ: "
                                + (call.isUtf8() || showsBytes ? "byte " : "char ") + position + ", line " + line
                                + (showsBytes ? " is " + shown(one, 0) + " " + shown(other, 0) : ""));
                return true;
            }
            atLineStart = one == '\n';
            line += atLineStart ? 1 : 0;
        }
        return false;
    }

    boolean tellAll() {
        int width = call.isGnu() ? Long.toString(longest).length() : 1;
        boolean differs = false;
        while (advance()) {
            if (one < 0 || other < 0) {
                return ended("");
            }
            if (one != other) {
                differs = true;
                call.out()
                        .line(String.format("%" + width + "d ", position)
                                + (showsBytes
                                        ? shown(one, 4) + " " + shown(other, 0)
                                        : String.format("%3o %3o", one, other)));
            }
        }
        return differs;
    }

    private String inLine() {
        return atLineStart ? ", line " + (line - 1) : ", in line " + line;
    }

    private boolean ended(String where) {
        long bytes = position - 1;
        String behind = call.isBusyBox() ? "" : bytes == 0 ? " which is empty" : " after byte " + bytes + where;
        call.say(ENDED, one < 0 ? first.name() : second.name(), behind);
        return true;
    }

    /** A byte in octal, and the character as {@code cat -v} shows it. */
    private static String shown(int value, int width) {
        int low = value & 127;
        String character = (value >= 128 ? "M-" : "")
                + (low < 32 ? "^" + (char) (low + 64) : low == 127 ? "^?" : String.valueOf((char) low));
        return String.format("%3o ", value) + character + " ".repeat(Math.max(0, width - character.length()));
    }
}
