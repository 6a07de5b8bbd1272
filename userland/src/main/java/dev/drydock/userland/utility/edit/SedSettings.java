package dev.drydock.userland.utility.edit;

/** What the options of {@code sed} said; filled by their reader, then only read. */
final class SedSettings {
    boolean quiet;
    boolean extended;
    boolean inPlace;
    boolean separate;
    String backup = "";
    int terminator = '\n';
    /** Where {@code l} breaks lines; 0 for nowhere. */
    long lineLength = 70;

    /** What is named when an empty expression has none before it. */
    String lastOrigin = "";
}
