package dev.drydock.userland.utility.comparison;

/**
 * Lines of the old text that others of the new one stand in for.
 *
 * @param oldStart index of the first, from 0
 */
record Change(int oldStart, int oldCount, int newStart, int newCount) {
    int oldEnd() {
        return oldStart + oldCount;
    }

    int newEnd() {
        return newStart + newCount;
    }
}
