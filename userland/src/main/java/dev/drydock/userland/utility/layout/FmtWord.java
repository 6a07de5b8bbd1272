package dev.drydock.userland.utility.layout;

/** A word of a paragraph, what its end says of sentences, and where the best line that begins with it ends. */
final class FmtWord {
    private static final String OPENING = "(['`\"";
    private static final String CLOSING = ")]'\"";
    private static final String ENDING = ".?!";

    final String text;
    final boolean opens;
    final boolean punctuated;
    boolean period;
    /** Whether a sentence ends with it. */
    boolean last;
    /** How much room follows it within a line. */
    int space;

    long cost;
    int lineLength;
    int nextBreak;

    FmtWord(String text) {
        this.text = text;
        char end = text.charAt(text.length() - 1);
        this.opens = OPENING.indexOf(text.charAt(0)) >= 0;
        this.punctuated = end > ' ' && end < 0x7f && !Character.isLetterOrDigit(end);
        int finish = text.length() - 1;
        while (finish > 0 && CLOSING.indexOf(text.charAt(finish)) >= 0) {
            finish--;
        }
        this.period = ENDING.indexOf(text.charAt(finish)) >= 0;
    }

    int length() {
        return text.length();
    }
}
