package dev.drydock.process;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Programs that an engine was taught while it lives, before those that it was made with. None goes or changes: a binary once
 * made runs the same program for ever. Safe for use by any number of threads.
 */
public final class DefinedPrograms implements Programs {
    private static final String PREFIX = "defined/";

    private final Programs others;
    private final Map<String, Program> defined = new ConcurrentHashMap<>();

    /** @param others what the engine was made with */
    public DefinedPrograms(Programs others) {
        this.others = others;
    }

    /**
     * The same programs for a fork of the engine.
     *
     * @param othersOfFork what the fork is made with
     */
    public DefinedPrograms fork(Programs othersOfFork) {
        DefinedPrograms copy = new DefinedPrograms(othersOfFork);
        copy.defined.putAll(defined);
        return copy;
    }

    /**
     * Adds a program.
     *
     * @param name without white space; one that is taken already gets a number
     * @return the bytes of the binary that runs it
     */
    public byte[] add(String name, Program program) {
        String stub = PREFIX + name;
        for (int number = 2; defined.putIfAbsent(stub, program) != null; number++) {
            stub = PREFIX + name + "#" + number;
        }
        return Programs.stubOf(stub);
    }

    @Override
    public Optional<Program> stub(String name) {
        return name.startsWith(PREFIX) ? Optional.ofNullable(defined.get(name)) : others.stub(name);
    }

    @Override
    public Optional<Program> binary(String path) {
        return others.binary(path);
    }
}
