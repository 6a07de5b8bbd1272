package dev.drydock.id;

/**
 * A container's id.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record ContainerId(String value) implements EngineId {
    public ContainerId {
        HexDigits.requireId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
