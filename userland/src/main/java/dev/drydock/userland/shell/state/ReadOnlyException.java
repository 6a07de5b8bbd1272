package dev.drydock.userland.shell.state;

/** A variable that cannot be changed was to be changed. */
public final class ReadOnlyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String name;

    public ReadOnlyException(String name) {
        super(name, null, false, false);
        this.name = name;
    }

    public String name() {
        return name;
    }
}
