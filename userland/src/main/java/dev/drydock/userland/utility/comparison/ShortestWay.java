package dev.drydock.userland.utility.comparison;

import java.util.Arrays;

/** The divide and conquer of Myers' algorithm: finds the middle of a shortest way, then the halves of it. */
final class ShortestWay {
    private final int[] oldLines;
    private final int[] oldIndexes;
    private final boolean[] removed;
    private final int[] newLines;
    private final int[] newIndexes;
    private final boolean[] added;
    private final int[] forward;
    private final int[] backward;
    /** Diagonals are numbered x - y; this is where number 0 stands in the arrays. */
    private final int zero;

    /** @param oldIndexes which lines take part */
    ShortestWay(
            int[] oldLines, int[] oldIndexes, boolean[] removed, int[] newLines, int[] newIndexes, boolean[] added) {
        this.oldLines = oldLines;
        this.oldIndexes = oldIndexes;
        this.removed = removed;
        this.newLines = newLines;
        this.newIndexes = newIndexes;
        this.added = added;
        int diagonals = oldIndexes.length + newIndexes.length + 3;
        this.forward = new int[diagonals];
        this.backward = new int[diagonals];
        this.zero = newIndexes.length + 1;
    }

    void find() {
        between(0, oldIndexes.length, 0, newIndexes.length);
    }

    private boolean same(int x, int y) {
        return oldLines[oldIndexes[x]] == newLines[newIndexes[y]];
    }

    private void between(int left, int right, int top, int bottom) {
        int x = left;
        int y = top;
        int xEnd = right;
        int yEnd = bottom;
        while (x < xEnd && y < yEnd && same(x, y)) {
            x++;
            y++;
        }
        while (x < xEnd && y < yEnd && same(xEnd - 1, yEnd - 1)) {
            xEnd--;
            yEnd--;
        }
        if (x == xEnd) {
            for (; y < yEnd; y++) {
                added[newIndexes[y]] = true;
            }
        } else if (y == yEnd) {
            for (; x < xEnd; x++) {
                removed[oldIndexes[x]] = true;
            }
        } else {
            int[] middle = middle(x, xEnd, y, yEnd);
            between(x, middle[0], y, middle[1]);
            between(middle[0], xEnd, middle[1], yEnd);
        }
    }

    private int[] middle(int left, int right, int top, int bottom) {
        int least = left - bottom;
        int most = right - top;
        int forwardMiddle = left - top;
        int backwardMiddle = right - bottom;
        int forwardLeast = forwardMiddle;
        int forwardMost = forwardMiddle;
        int backwardLeast = backwardMiddle;
        int backwardMost = backwardMiddle;
        boolean odd = ((forwardMiddle - backwardMiddle) & 1) != 0;
        Arrays.fill(forward, zero + least - 1, zero + most + 2, -1);
        Arrays.fill(backward, zero + least - 1, zero + most + 2, Integer.MAX_VALUE);
        forward[zero + forwardMiddle] = left;
        backward[zero + backwardMiddle] = right;
        while (true) {
            if (forwardLeast > least) {
                forwardLeast--;
                forward[zero + forwardLeast - 1] = -1;
            } else {
                forwardLeast++;
            }
            if (forwardMost < most) {
                forwardMost++;
                forward[zero + forwardMost + 1] = -1;
            } else {
                forwardMost--;
            }
            for (int d = forwardMost; d >= forwardLeast; d -= 2) {
                int low = forward[zero + d - 1];
                int high = forward[zero + d + 1];
                int x = low < high ? high : low + 1;
                int y = x - d;
                while (x < right && y < bottom && same(x, y)) {
                    x++;
                    y++;
                }
                forward[zero + d] = x;
                if (odd && backwardLeast <= d && d <= backwardMost && backward[zero + d] <= x) {
                    return new int[] {x, y};
                }
            }
            if (backwardLeast > least) {
                backwardLeast--;
                backward[zero + backwardLeast - 1] = Integer.MAX_VALUE;
            } else {
                backwardLeast++;
            }
            if (backwardMost < most) {
                backwardMost++;
                backward[zero + backwardMost + 1] = Integer.MAX_VALUE;
            } else {
                backwardMost--;
            }
            for (int d = backwardMost; d >= backwardLeast; d -= 2) {
                int low = backward[zero + d - 1];
                int high = backward[zero + d + 1];
                int x = low < high ? low : high - 1;
                int y = x - d;
                while (left < x && top < y && same(x - 1, y - 1)) {
                    x--;
                    y--;
                }
                backward[zero + d] = x;
                if (!odd && forwardLeast <= d && d <= forwardMost && x <= forward[zero + d]) {
                    return new int[] {x, y};
                }
            }
        }
    }
}
