package dev.drydock.process.kernel;

import dev.drydock.process.TerminalSettings;
import java.io.ByteArrayOutputStream;

/** Takes back what was typed into the line that is not ended yet: a character, a word or all of it. */
final class LineEraser {
    static final byte ERASE = 0x7f;
    static final byte ERASE_WORD = 'W' & 0x1f;
    static final byte KILL = 'U' & 0x1f;

    private final TypedInput input;
    private final TerminalColumns columns;

    LineEraser(TypedInput input, TerminalColumns columns) {
        this.input = input;
        this.columns = columns;
    }

    /**
     * Erases and shows it.
     *
     * @param key one of the three
     * @param unended how many bytes the line has
     */
    void erase(byte key, int unended, TerminalSettings settings, ByteArrayOutputStream echo) {
        int left = unended;
        boolean inWord = false;
        while (left > 0) {
            byte erased = input.at(input.size() - 1);
            if (key == ERASE_WORD) {
                if (Characters.isOfWord(erased)) {
                    inWord = true;
                } else if (inWord) {
                    return;
                }
            }
            input.removeLast(1);
            left--;
            if (settings.echo()) {
                show(erased, left, settings.mapNewlineToReturnNewline(), echo);
            }
            if (key == ERASE) {
                return;
            }
        }
    }

    private void show(byte erased, int left, boolean process, ByteArrayOutputStream echo) {
        if (erased == '\t') {
            showTab(left, echo);
            return;
        }
        for (int i = Characters.isControl(erased) ? 2 : 1; i > 0; i--) {
            columns.put((byte) '\b', process, echo);
            columns.put((byte) ' ', process, echo);
            columns.put((byte) '\b', process, echo);
        }
    }

    private void showTab(int left, ByteArrayOutputStream echo) {
        int before = 0;
        for (int i = input.size() - 1; i >= input.size() - left; i--) {
            byte typed = input.at(i);
            if (typed == '\t') {
                columns.eraseTab(before, true, echo);
                return;
            }
            before += Characters.isControl(typed) ? 2 : 1;
        }
        columns.eraseTab(before, false, echo);
    }
}
