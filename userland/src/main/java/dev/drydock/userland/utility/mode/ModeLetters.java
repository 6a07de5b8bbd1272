package dev.drydock.userland.utility.mode;

import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;

/** Modes as {@code ls -l} shows them. */
public final class ModeLetters {
    private ModeLetters() {}

    /** Ten characters, such as {@code drwxr-xr-x}. */
    public static String of(FileStatus status) {
        return of(status.kind(), status.mode());
    }

    public static String of(FileKind kind, int mode) {
        return kind.letter() + permissions(mode);
    }

    /** Nine characters, such as {@code rwxr-xr-x}. */
    public static String permissions(int mode) {
        StringBuilder text = new StringBuilder("rwxrwxrwx");
        for (int i = 0; i < 9; i++) {
            if ((mode & 0400 >> i) == 0) {
                text.setCharAt(i, '-');
            }
        }
        special(text, 2, mode, 04000, 's');
        special(text, 5, mode, 02000, 's');
        special(text, 8, mode, 01000, 't');
        return text.toString();
    }

    private static void special(StringBuilder text, int index, int mode, int bit, char letter) {
        if ((mode & bit) != 0) {
            text.setCharAt(index, text.charAt(index) == '-' ? Character.toUpperCase(letter) : letter);
        }
    }
}
