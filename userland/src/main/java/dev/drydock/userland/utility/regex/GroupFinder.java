package dev.drydock.userland.utility.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the groups hold once start and end of the match are known. Tries choices in order and repeats as often as
 * possible; each pair of instruction and position is tried once for each of the {@link Tails}, so the time is bounded.
 */
final class GroupFinder {
    private static final long TAILS = 3;

    private final Automaton automaton;
    private final boolean multiline;
    private final int groups;
    private final List<Integer> tails;
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
        this.tails = Tails.of(automaton);
    }

    /**
     * What to do next: try an instruction at a position, or put back what was known, or where a loop was entered last.
     *
     * @param tail what the way passed first since it read a byte: {@link Tails#PLAIN}, or an assertion
     */
    private record Job(
            int instruction,
            int position,
            int tail,
            @Nullable Known known,
            boolean turn) {}

    /** Null if the way from start to end leads past an assertion that does not hold, but was not heeded when the end was found. */
    int @Nullable [] find(byte[] text, int start, int end, Range range) {
        for (int tail : tails) {
            Search search = new Search(text, start, end, range, tail);
            Known known = search.mayEnd() ? search.run() : null;
            if (known != null) {
                return known.whole(start, end);
            }
        }
        return null;
    }

    private final class Search {
        private final byte[] text;
        private final int start;
        private final int end;
        private final Range range;
        /** The one that is looked for. */
        private final int tail;

        private final long[] tried;
        private final List<Job> jobs = new ArrayList<>();
        /** For each loop: where it was entered last. */
        private final int[] turns = new int[loops.length];

        private Known known = Known.nothing(groups);

        Search(byte[] text, int start, int end, Range range, int tail) {
            this.text = text;
            this.start = start;
            this.end = end;
            this.range = range;
            this.tail = tail;
            long ways = (tails.size() == 1 ? 1L : TAILS) * automaton.size();
            this.tried = new long[(int) ((ways * (end - start + 1) + 63) >> 6)];
            Arrays.fill(turns, -1);
        }

        /** Whether the assertion that is to stand before the end holds there, or is not heeded. */
        boolean mayEnd() {
            return tail == Tails.PLAIN
                    || automaton.at(tail).second() != 0
                    || holds(automaton.at(tail).place(), end);
        }

        @Nullable
        Known run() {
            jobs.add(new Job(0, start, Tails.PLAIN, null, false));
            while (!jobs.isEmpty()) {
                Job job = jobs.remove(jobs.size() - 1);
                if (job.turn()) {
                    turns[job.instruction()] = job.position();
                } else if (job.known() != null) {
                    known = job.known();
                } else if (leads(job)) {
                    return known;
                }
            }
            return null;
        }

        /** Whether a way leads from here to the end. */
        private boolean leads(Job job) {
            int index = job.instruction();
            int position = job.position();
            int passed = job.tail();
            while (true) {
                Automaton.Instruction instruction = automaton.at(index);
                if (loops[index] && turns[index] == position) {
                    // A turn that read nothing was the last one.
                    index = instruction.second();
                    continue;
                }
                if (!isNew(way(index, passed), position)) {
                    return false;
                }
                switch (instruction.kind()) {
                    case MATCH -> {
                        return position == end && passed == tail;
                    }
                    case BYTE -> {
                        if (position == end || !instruction.set().has(Symbols.at(text, position, range))) {
                            return false;
                        }
                        position++;
                        passed = Tails.PLAIN;
                    }
                    case SPLIT -> {
                        jobs.add(new Job(instruction.second(), position, passed, null, false));
                        if (loops[index]) {
                            jobs.add(new Job(index, turns[index], Tails.PLAIN, null, true));
                            turns[index] = position;
                        }
                    }
                    case SAVE -> change(known.with(instruction.second(), position));
                    case CLOSE -> change(known.closing(instruction.second(), position));
                    case PLACE -> {
                        boolean holds = holds(instruction.place(), position);
                        if (!holds && instruction.second() == 0) {
                            return false;
                        }
                        if (!holds && !isEdge(instruction.place())) {
                            change(known.pastFailing());
                        }
                        passed = passed == Tails.PLAIN ? index : passed;
                    }
                    case JUMP, BACK -> {}
                }
                index = instruction.first();
            }
        }

        /** Ways with the tail that is looked for, with none yet, and with another one are told apart. */
        private int way(int index, int passed) {
            int kind = tails.size() == 1 || passed == Tails.PLAIN ? 0 : passed == tail ? 1 : 2;
            return index + kind * automaton.size();
        }

        private void change(Known to) {
            jobs.add(new Job(0, 0, Tails.PLAIN, known, false));
            known = to;
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
