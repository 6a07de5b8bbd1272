package dev.drydock.volume;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the driver {@code local} asks of a name and of options, in its order (28.5.2). */
final class VolumeRules {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");
    private static final List<String> OPTIONS = List.of("type", "device", "o", "size");
    private static final Pattern SIZE = Pattern.compile("[0-9]+(?:\\.[0-9]+)? ?[kmgtp]?i?b?");

    private VolumeRules() {}

    static void checkName(String name) {
        if (name.length() == 1) {
            throw VolumeErrors.nameTooShort(name);
        }
        if (!NAME.matcher(name).matches()) {
            throw VolumeErrors.invalidName(name);
        }
    }

    static void checkOptions(String name, @Nullable Map<String, String> given) {
        Map<String, String> options = new TreeMap<>(given == null ? Map.of() : given);
        for (String option : options.keySet()) {
            if (!OPTIONS.contains(option)) {
                throw VolumeErrors.invalidOption(name, option);
            }
        }
        boolean needsDevice = options.containsKey("type") || options.containsKey("o");
        boolean needsType = options.containsKey("device") || options.containsKey("o");
        if (needsDevice && !options.containsKey("device")) {
            throw VolumeErrors.missingOption(name, "device");
        }
        if (needsType && !options.containsKey("type")) {
            throw VolumeErrors.missingOption(name, "type");
        }
        String size = options.get("size");
        if (size != null) {
            if (!SIZE.matcher(size.toLowerCase(Locale.ROOT)).matches()) {
                throw VolumeErrors.invalidSize(name, size);
            }
            throw VolumeErrors.noQuota(name);
        }
    }
}
