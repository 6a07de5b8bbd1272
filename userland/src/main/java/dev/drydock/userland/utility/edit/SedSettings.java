package dev.drydock.userland.utility.edit;

/** What the options of {@code sed} said; filled by their reader, then only read. */
final class SedSettings {
    boolean quiet;
    boolean extended;
    boolean inPlace;
    boolean separate;
    String backup = "";
    int terminator = '\n';
}
