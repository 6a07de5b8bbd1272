package dev.drydock.container;

import dev.drydock.container.config.HostConfig;
import dev.drydock.filesystem.Capability;
import dev.drydock.filesystem.CapabilitySet;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a container asks for of root's powers, by their names. */
final class Capabilities {
    private static final Map<String, Capability> BY_NAME =
            Arrays.stream(Capability.values()).collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));

    /** The fourteen that the engine gives unless it is told otherwise. */
    private static final CapabilitySet USUAL = new CapabilitySet(0xa80425fbL);

    private static final String PREFIX = "CAP_";
    private static final String EVERY = "ALL";

    private Capabilities() {}

    /**
     * Refuses an unknown one.
     *
     * @param field {@code CapAdd} or {@code CapDrop}
     */
    static void check(String field, List<String> names) {
        for (String given : names) {
            String bare = bare(given);
            if (!bare.equals(EVERY) && !BY_NAME.containsKey(bare)) {
                throw CreateErrors.invalid("invalid " + field + ": unknown capability: " + Quoted.of(PREFIX + bare));
            }
        }
    }

    /** What a container has (28.5.2: TweakCapabilities). The names have been checked. */
    static CapabilitySet of(HostConfig host) {
        return host.privileged() ? CapabilitySet.ALL : of(host.capAdd(), host.capDrop());
    }

    private static CapabilitySet of(@Nullable List<String> added, @Nullable List<String> dropped) {
        List<String> add = added == null ? List.of() : added;
        List<String> drop = dropped == null ? List.of() : dropped;
        if (isEvery(add)) {
            return CapabilitySet.ALL.without(named(drop));
        }
        return isEvery(drop) ? named(add) : USUAL.without(named(drop)).with(named(add));
    }

    private static boolean isEvery(List<String> names) {
        return names.stream().map(Capabilities::bare).anyMatch(EVERY::equals);
    }

    private static CapabilitySet named(List<String> names) {
        return CapabilitySet.of(names.stream()
                .map(Capabilities::bare)
                .filter(BY_NAME::containsKey)
                .map(BY_NAME::get)
                .toList());
    }

    private static String bare(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.startsWith(PREFIX) ? upper.substring(PREFIX.length()) : upper;
    }
}
