package dev.drydock.userland.shell.state;

import java.util.List;

/** {@code $0} and the positional parameters. A function has its own. */
public final class Parameters {
    private String name;
    private List<String> values;

    public Parameters(String name, List<String> values) {
        this.name = name;
        this.values = List.copyOf(values);
    }

    /** {@code $0}. */
    public String name() {
        return name;
    }

    public void name(String changed) {
        name = changed;
    }

    /** {@code $1} and those after it. */
    public List<String> values() {
        return values;
    }

    public void values(List<String> changed) {
        values = List.copyOf(changed);
    }

    public Parameters copy() {
        return new Parameters(name, values);
    }
}
