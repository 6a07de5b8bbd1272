package dev.drydock.process.kernel;

/** Takes back what was typed into the line that is not ended yet: a character, a word or all of it. */
final class LineEraser {
    static final byte ERASE = 0x7f;
    static final byte ERASE_WORD = 'W' & 0x1f;
    static final byte KILL = 'U' & 0x1f;

    private final TypedInput input;
    private final TerminalEcho echo;

    LineEraser(TypedInput input, TerminalEcho echo) {
        this.input = input;
        this.echo = echo;
    }

    /**
     * Erases and shows it.
     *
     * @param key one of the three
     * @param unended how many bytes the line has
     */
    void erase(byte key, int unended, boolean visible) {
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
            if (visible) {
                show(erased, left);
            }
            if (key == ERASE) {
                return;
            }
        }
    }

    private void show(byte erased, int left) {
        if (erased == '\t') {
            showTab(left);
            return;
        }
        for (int i = Characters.isControl(erased) ? 2 : 1; i > 0; i--) {
            echo.raw('\b');
            echo.raw(' ');
            echo.raw('\b');
        }
    }

    private void showTab(int left) {
        int before = 0;
        for (int i = input.size() - 1; i >= input.size() - left; i--) {
            byte typed = input.at(i);
            if (typed == '\t') {
                echo.tabErased(before, true);
                return;
            }
            before += Characters.isControl(typed) ? 2 : 1;
        }
        echo.tabErased(before, false);
    }
}
