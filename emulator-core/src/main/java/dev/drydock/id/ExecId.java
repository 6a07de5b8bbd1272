package dev.drydock.id;

/**
 * The id of a command executed in a running container.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record ExecId(String value) implements EngineId {
    public ExecId {
        HexDigits.requireId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
