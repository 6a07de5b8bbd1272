package dev.drydock.id;

/**
 * The id of a network stack that a running container has for itself, or shares.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record SandboxId(String value) implements EngineId {
    public SandboxId {
        HexDigits.requireId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
