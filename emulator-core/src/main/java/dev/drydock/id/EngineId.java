package dev.drydock.id;

/** The id of something that the engine made by chance: 64 lower-case hexadecimal digits. */
public interface EngineId {

    /** How many digits the short form has. */
    int SHORT_LENGTH = 12;

    /** All 64 digits. */
    String value();

    /** The first 12 digits, the form that people see. */
    default String shortForm() {
        return value().substring(0, SHORT_LENGTH);
    }
}
