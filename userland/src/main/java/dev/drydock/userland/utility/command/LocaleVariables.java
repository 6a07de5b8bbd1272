package dev.drydock.userland.utility.command;

import java.util.List;

/** The variables of the environment that each set one category of glibc's locale, in the order in which it lists them. */
public final class LocaleVariables {
    public static final List<String> CATEGORIES = List.of(
            "LC_CTYPE",
            "LC_NUMERIC",
            "LC_TIME",
            "LC_COLLATE",
            "LC_MONETARY",
            "LC_MESSAGES",
            "LC_PAPER",
            "LC_NAME",
            "LC_ADDRESS",
            "LC_TELEPHONE",
            "LC_MEASUREMENT",
            "LC_IDENTIFICATION");

    private LocaleVariables() {}
}
