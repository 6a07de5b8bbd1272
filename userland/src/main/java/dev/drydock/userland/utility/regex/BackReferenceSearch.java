package dev.drydock.userland.utility.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Matches an expression with back references by trying every path and keeping the longest match. No way is known to do
 * that in bounded time for all expressions, so the steps are counted.
 */
final class BackReferenceSearch {
    private static final int MOST_STEPS = 20_000_000;

    private final Automaton automaton;
    private final Regex.Mode mode;
    private final int groups;

    BackReferenceSearch(Automaton automaton, Regex.Mode mode, int groups) {
        this.automaton = automaton;
        this.mode = mode;
        this.groups = groups;
    }

    private record Job(int instruction, int position, int slot, int old) {}

    /**
     * The longest match at a position.
     *
     * @throws RegexException when the steps are used up: {@code Memory exhausted}, as glibc ends such searches
     */
    int @Nullable [] find(byte[] text, int start, Range range) throws RegexException {
        int[] bounds = new int[2 * groups + 2];
        Arrays.fill(bounds, -1);
        int[] best = null;
        int bestEnd = -1;
        List<Job> jobs = new ArrayList<>();
        jobs.add(new Job(0, start, -1, 0));
        int steps = 0;
        while (!jobs.isEmpty()) {
            Job job = jobs.remove(jobs.size() - 1);
            if (job.slot() >= 0) {
                bounds[job.slot()] = job.old();
                continue;
            }
            int index = job.instruction();
            int position = job.position();
            boolean alive = true;
            while (alive) {
                if (++steps > MOST_STEPS) {
                    throw RegexErrors.exhausted();
                }
                Automaton.Instruction instruction = automaton.at(index);
                switch (instruction.kind()) {
                    case MATCH -> {
                        if (position > bestEnd) {
                            bestEnd = position;
                            best = bounds.clone();
                        }
                        if (bestEnd == range.to()) {
                            jobs.clear();
                        }
                        alive = false;
                    }
                    case BYTE -> {
                        alive = position < range.to() && instruction.set().has(Symbols.at(text, position, range));
                        position++;
                    }
                    case SPLIT -> {
                        if (isEmptyLoop(jobs, instruction.second(), position)) {
                            alive = false;
                        } else {
                            jobs.add(new Job(instruction.second(), position, -1, 0));
                        }
                    }
                    case SAVE, CLOSE -> {
                        jobs.add(new Job(0, 0, instruction.second(), bounds[instruction.second()]));
                        bounds[instruction.second()] = position;
                    }
                    case PLACE ->
                        alive = Surroundings.holds(
                                instruction.place(),
                                range.kindBefore(text, position),
                                range.kindBehind(text, position),
                                mode.multiline());
                    case BACK -> {
                        int length = backLength(text, bounds, instruction.second(), position, range.to());
                        alive = length >= 0;
                        position += length;
                    }
                    case JUMP -> {}
                }
                index = instruction.first();
            }
        }
        if (best != null) {
            best[0] = start;
            best[1] = bestEnd;
        }
        return best;
    }

    /** Whether a loop came round without having read anything: the same second choice is pending at the same place. */
    private static boolean isEmptyLoop(List<Job> jobs, int instruction, int position) {
        for (int i = jobs.size() - 1; i >= 0; i--) {
            Job job = jobs.get(i);
            if (job.slot() < 0) {
                if (job.position() < position) {
                    return false;
                }
                if (job.instruction() == instruction && job.position() == position) {
                    return true;
                }
            }
        }
        return false;
    }

    private int backLength(byte[] text, int[] bounds, int group, int position, int to) {
        int start = bounds[2 * group];
        int length = bounds[2 * group + 1] - start;
        if (start < 0 || length < 0 || position + length > to) {
            return -1;
        }
        for (int i = 0; i < length; i++) {
            int a = text[start + i] & 0xff;
            int b = text[position + i] & 0xff;
            if (a != b && !(mode.ignoreCase() && Character.toLowerCase(a) == Character.toLowerCase(b) && a < 128)) {
                return -1;
            }
        }
        return length;
    }
}
