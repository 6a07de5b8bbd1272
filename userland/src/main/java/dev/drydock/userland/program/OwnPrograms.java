package dev.drydock.userland.program;

import dev.drydock.process.Program;
import dev.drydock.process.Programs;
import java.util.Map;
import java.util.Optional;

/** Programs of users, and behind them those of the house. */
public final class OwnPrograms implements Programs {
    private final Map<String, Program> own;
    private final Programs others;

    /** @param own by the names that stubs carry */
    public OwnPrograms(Map<String, Program> own, Programs others) {
        this.own = Map.copyOf(own);
        this.others = others;
    }

    @Override
    public Optional<Program> stub(String name) {
        return Optional.ofNullable(own.get(name)).or(() -> others.stub(name));
    }

    @Override
    public Optional<Program> binary(String path) {
        return others.binary(path);
    }
}
