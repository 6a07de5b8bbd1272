package dev.drydock.userland.utility.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the groups hold once start and end of the match are known. Tries choices in order and repeats as often as
 * possible; each pair of instruction and position is tried once, so the time is bounded by their product.
 */
final class GroupFinder {

    private final Automaton automaton;
    private final boolean multiline;
    private final int groups;

    GroupFinder(Automaton automaton, boolean multiline, int groups) {
        this.automaton = automaton;
        this.multiline = multiline;
        this.groups = groups;
    }

    /** What to do next: try an instruction at a position, or put a group's bound back. */
    private record Job(int instruction, int position, int slot, int old) {}

    /** Null only if no path leads from start to end, which does not happen for bounds that the DFA found. */
    int @Nullable [] find(byte[] text, int start, int end, Range range) {
        int[] bounds = new int[2 * groups + 2];
        Arrays.fill(bounds, -1);
        int width = end - start + 1;
        long[] tried = new long[(int) (((long) automaton.size() * width + 63) >> 6)];
        List<Job> jobs = new ArrayList<>();
        jobs.add(new Job(0, start, -1, 0));
        while (!jobs.isEmpty()) {
            Job job = jobs.remove(jobs.size() - 1);
            if (job.slot() >= 0) {
                bounds[job.slot()] = job.old();
                continue;
            }
            if (follow(text, job, new int[] {start, end}, range, tried, jobs, bounds)) {
                bounds[0] = start;
                bounds[1] = end;
                return bounds;
            }
        }
        return null;
    }

    private boolean follow(byte[] text, Job job, int[] span, Range range, long[] tried, List<Job> jobs, int[] bounds) {
        int index = job.instruction();
        int position = job.position();
        while (true) {
            long bit = (long) index * (span[1] - span[0] + 1) + position - span[0];
            if ((tried[(int) (bit >> 6)] >>> (bit & 63) & 1) != 0) {
                return false;
            }
            tried[(int) (bit >> 6)] |= 1L << (bit & 63);
            Automaton.Instruction instruction = automaton.at(index);
            switch (instruction.kind()) {
                case MATCH -> {
                    return position == span[1];
                }
                case BYTE -> {
                    if (position == span[1] || !instruction.set().has(text[position] & 0xff)) {
                        return false;
                    }
                    position++;
                }
                case SPLIT -> jobs.add(new Job(instruction.second(), position, -1, 0));
                case SAVE -> {
                    jobs.add(new Job(0, 0, instruction.second(), bounds[instruction.second()]));
                    bounds[instruction.second()] = position;
                }
                case PLACE -> {
                    Node.Place place = instruction.place();
                    if (!Surroundings.holds(
                            place, range.kindBefore(text, position), range.kindBehind(text, position), multiline)) {
                        return false;
                    }
                }
                case JUMP, BACK -> {}
            }
            index = instruction.first();
        }
    }
}
