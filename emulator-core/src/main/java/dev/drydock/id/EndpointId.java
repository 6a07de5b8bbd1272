package dev.drydock.id;

/**
 * The id of a container's place in a network.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record EndpointId(String value) implements EngineId {
    public EndpointId {
        HexDigits.requireId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
