package dev.drydock.id;

/**
 * A network's id.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record NetworkId(String value) implements EngineId {
    public NetworkId {
        HexDigits.requireId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
