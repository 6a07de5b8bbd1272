package dev.drydock.userland.utility.packages;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import java.util.List;

/**
 * How apt was called.
 *
 * @param command such as {@code install}; empty if there is none
 * @param names what stands behind the command
 * @param isAgreed whether nothing is asked
 * @param quiet 0 to 2
 * @param recommends whether what packages recommend is installed, too
 */
record AptSettings(
        String command, List<String> names, boolean isAgreed, int quiet, boolean recommends, boolean purges) {

    AptSettings {
        names = List.copyOf(names);
    }

    static AptSettings of(Invocation call) {
        boolean agreed = false;
        int quiet = 0;
        boolean recommends = true;
        boolean purges = false;
        for (Option option : call.options()) {
            switch (option.key()) {
                case "y", "yes", "force-yes" -> agreed = true;
                case "q" -> quiet += option.value() == null ? 1 : 2;
                case "no-install-recommends" -> recommends = false;
                case "install-recommends" -> recommends = true;
                case "purge" -> purges = true;
                case "o" -> recommends &= !isWithoutRecommends(option.argument());
                default -> {}
            }
        }
        List<String> operands = call.operands();
        return new AptSettings(
                operands.isEmpty() ? "" : operands.get(0),
                operands.subList(Math.min(1, operands.size()), operands.size()),
                agreed || quiet > 1,
                quiet,
                recommends,
                purges);
    }

    private static boolean isWithoutRecommends(String setting) {
        return setting.matches("(?i)APT::Install-Recommends=(false|0|no)");
    }

    /** Whether only dpkg and errors are heard ({@code -qq}). */
    boolean isSilent() {
        return quiet > 1;
    }
}
