package dev.drydock.container;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which {@code --security-opt} are taken (28.5.2: parseSecurityOpt), and what they say. */
final class SecurityOptions {
    private SecurityOptions() {}

    static void check(List<String> options) {
        for (String option : options) {
            switch (option) {
                case "no-new-privileges", "writable-cgroups", "disable" -> {}
                default -> checkPair(option);
            }
        }
    }

    /** Whether no program gets more rights than its parent had. */
    static boolean forbidNewPrivileges(@Nullable List<String> options) {
        return options != null
                && options.stream().anyMatch(each -> each.matches("no-new-privileges([=:](1|t|T|TRUE|true|True))?"));
    }

    private static void checkPair(String option) {
        int separator = option.contains("=") ? option.indexOf('=') : option.indexOf(':');
        if (separator < 0) {
            throw CreateErrors.unclassified("invalid --security-opt 1: " + Quoted.of(option));
        }
        String value = option.substring(separator + 1);
        boolean known = switch (option.substring(0, separator)) {
            case "label", "apparmor", "seccomp" -> true;
            case "no-new-privileges", "writable-cgroups" ->
                value.matches("1|t|T|TRUE|true|True|0|f|F|FALSE|false|False");
            default -> false;
        };
        if (!known) {
            throw CreateErrors.unclassified("invalid --security-opt 2: " + Quoted.of(option));
        }
    }
}
