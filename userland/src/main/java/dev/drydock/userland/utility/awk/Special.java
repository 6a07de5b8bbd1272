package dev.drydock.userland.utility.awk;

/** The variables that the language itself knows, in the order of their slots. */
enum Special {
    NF,
    NR,
    FNR,
    FS,
    OFS,
    RS,
    ORS,
    SUBSEP,
    CONVFMT,
    OFMT,
    RSTART,
    RLENGTH,
    FILENAME,
    ENVIRON,
    ARGC,
    ARGV;

    /** Its place among the global variables. */
    @SuppressWarnings("EnumOrdinal") // The order is the numbering: that is what this enum is for.
    int slot() {
        return ordinal();
    }
}
