package dev.drydock.userland.utility.layout;

import java.util.List;

/**
 * Breaks a paragraph where it costs least: lines are to be near the goal and of like length, and rather end with a sentence than
 * leave one word of it alone. The costs are GNU's.
 */
final class LineBreaks {
    private static final long LINE = squared(70);
    private static final long SENTENCE = squared(50);
    private static final long NO_BREAK = squared(600);
    private static final long PARENTHESIS = squared(40);
    private static final long PUNCTUATION = squared(40);
    private static final long WIDOW = squared(200);
    private static final long ORPHAN = squared(150);
    private static final long LINE_CREDIT = squared(3);

    private final List<FmtWord> words;
    private final int width;
    private final int goal;

    LineBreaks(List<FmtWord> words, int width, int goal) {
        this.words = words;
        this.width = width;
        this.goal = goal;
    }

    private static long squared(long value) {
        return value * value;
    }

    private static long tooShort(int by) {
        return squared(by * 10L);
    }

    private static long ragged(int by) {
        return tooShort(by) / 2;
    }

    /** From the end to the beginning: what follows is known by then. */
    void find(int firstIndent, int otherIndent, int lastLineLength) {
        for (int start = words.size() - 1; start >= 0; start--) {
            long best = Long.MAX_VALUE;
            FmtWord word = words.get(start);
            int length = (start == 0 ? firstIndent : otherIndent) + word.length();
            int next = start;
            while (true) {
                next++;
                long cost = line(next, length) + (next == words.size() ? 0 : words.get(next).cost);
                if (start == 0 && lastLineLength > 0) {
                    cost += ragged(length - lastLineLength);
                }
                if (cost < best) {
                    best = cost;
                    word.nextBreak = next;
                    word.lineLength = length;
                }
                if (next == words.size()) {
                    break;
                }
                length += words.get(next - 1).space + words.get(next).length();
                if (length >= width) {
                    break;
                }
            }
            word.cost = best + base(start);
        }
    }

    private long base(int at) {
        FmtWord word = words.get(at);
        long cost = LINE;
        if (at > 0) {
            FmtWord before = words.get(at - 1);
            if (before.period) {
                cost += before.last ? -SENTENCE : NO_BREAK;
            } else if (before.punctuated) {
                cost -= PUNCTUATION;
            } else if (at > 1 && words.get(at - 2).last) {
                cost += WIDOW / (before.length() + 2);
            }
        }
        if (word.opens) {
            cost -= PARENTHESIS;
        } else if (word.last) {
            cost += ORPHAN / (word.length() + 2);
        }
        return cost;
    }

    private long line(int next, int length) {
        if (next == words.size()) {
            return 0;
        }
        long cost = tooShort(goal - length);
        FmtWord word = words.get(next);
        return word.nextBreak == words.size() ? cost : cost + ragged(length - word.lineLength);
    }

    /** Where a paragraph that is too long to be held is best let go: before which word. */
    int splitPoint() {
        int split = words.size();
        long best = Long.MAX_VALUE;
        for (int at = words.get(0).nextBreak; at != words.size(); at = words.get(at).nextBreak) {
            int next = words.get(at).nextBreak;
            long cost = words.get(at).cost - (next == words.size() ? 0 : words.get(next).cost);
            if (cost < best) {
                split = at;
                best = cost;
            }
            if (best <= Long.MAX_VALUE - LINE_CREDIT) {
                best += LINE_CREDIT;
            }
        }
        return split;
    }
}
