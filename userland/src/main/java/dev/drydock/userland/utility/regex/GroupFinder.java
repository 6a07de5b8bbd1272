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
    /** Which instructions are the head of a loop. */
    private final boolean[] loops;

    GroupFinder(Automaton automaton, boolean multiline, int groups) {
        this.automaton = automaton;
        this.multiline = multiline;
        this.groups = groups;
        this.loops = new boolean[automaton.size()];
        for (int i = 0; i < automaton.size(); i++) {
            Automaton.Instruction instruction = automaton.at(i);
            if (instruction.kind() == Automaton.Kind.JUMP && instruction.first() < i) {
                loops[instruction.first()] = true;
            }
        }
    }

    /** What to do next: try an instruction at a position, or put back what the groups or the loops were. */
    private record Job(int instruction, int position, int @Nullable [] bounds, @Nullable Turn turn) {}

    /** Where a loop was entered last, and what the groups held then. */
    private record Turn(int position, int[] bounds) {}

    private static final Turn NONE = new Turn(-1, new int[0]);

    /** Null if the way from start to end leads past an assertion that does not hold, but was not heeded when the end was found. */
    int @Nullable [] find(byte[] text, int start, int end, Range range) {
        return new Search(text, start, end, range).run();
    }

    private final class Search {
        private final byte[] text;
        private final int start;
        private final int end;
        private final Range range;
        private final long[] tried;
        private final List<Job> jobs = new ArrayList<>();
        private final Turn[] turns = new Turn[loops.length];
        /** Of the groups; behind them whether the way led past an assertion that does not hold. */
        private int[] bounds = new int[2 * groups + 3];

        Search(byte[] text, int start, int end, Range range) {
            this.text = text;
            this.start = start;
            this.end = end;
            this.range = range;
            this.tried = new long[(int) (((long) automaton.size() * (end - start + 1) + 63) >> 6)];
        }

        int @Nullable [] run() {
            Arrays.fill(bounds, -1);
            Arrays.fill(turns, NONE);
            jobs.add(new Job(0, start, null, null));
            while (!jobs.isEmpty()) {
                Job job = jobs.remove(jobs.size() - 1);
                if (job.turn() != null) {
                    turns[job.instruction()] = job.turn();
                } else if (job.bounds() != null) {
                    bounds = job.bounds();
                } else if (leads(job)) {
                    bounds[0] = start;
                    bounds[1] = end;
                    return bounds[2 * groups + 2] < 0 ? Arrays.copyOf(bounds, 2 * groups + 2) : null;
                }
            }
            return null;
        }

        /** Whether a way leads from here to the end. */
        private boolean leads(Job job) {
            int index = job.instruction();
            int position = job.position();
            while (true) {
                Automaton.Instruction instruction = automaton.at(index);
                if (loops[index] && turns[index].position() == position) {
                    leave(index, instruction.first());
                    index = instruction.second();
                    continue;
                }
                if (!isNew(index, position)) {
                    return false;
                }
                switch (instruction.kind()) {
                    case MATCH -> {
                        return position == end;
                    }
                    case BYTE -> {
                        if (position == end || !instruction.set().has(Symbols.at(text, position, range))) {
                            return false;
                        }
                        position++;
                    }
                    case SPLIT -> {
                        jobs.add(new Job(instruction.second(), position, null, null));
                        if (loops[index]) {
                            jobs.add(new Job(index, 0, null, turns[index]));
                            turns[index] = new Turn(position, bounds);
                        }
                    }
                    case SAVE -> {
                        change(bounds.clone());
                        bounds[instruction.second()] = position;
                    }
                    case PLACE -> {
                        boolean holds = holds(instruction.place(), position);
                        if (!holds && instruction.second() == 0) {
                            return false;
                        }
                        if (!holds && !isEdge(instruction.place())) {
                            change(bounds.clone());
                            bounds[2 * groups + 2] = 1;
                        }
                    }
                    case JUMP, BACK -> {}
                }
                index = instruction.first();
            }
        }

        /** A turn that read nothing was the last one; its group holds that only if there was no turn before. */
        private void leave(int loop, int body) {
            Automaton.Instruction first = automaton.at(body);
            int[] before = turns[loop].bounds();
            if (first.kind() == Automaton.Kind.SAVE && before[first.second()] >= 0) {
                change(before);
            }
        }

        private void change(int[] to) {
            jobs.add(new Job(0, 0, bounds, null));
            bounds = to;
        }

        private boolean isNew(int index, int position) {
            long bit = (long) index * (end - start + 1) + position - start;
            boolean fresh = (tried[(int) (bit >> 6)] >>> (bit & 63) & 1) == 0;
            tried[(int) (bit >> 6)] |= 1L << (bit & 63);
            return fresh;
        }

        private boolean holds(Node.Place place, int position) {
            return Surroundings.holds(
                    place, range.kindBefore(text, position), range.kindBehind(text, position), multiline);
        }

        /** Those are not heeded even here where assertions are not. */
        private boolean isEdge(Node.Place place) {
            return place == Node.Place.WORD_EDGE || place == Node.Place.NOT_WORD_EDGE;
        }
    }
}
