package dev.drydock.build;

import dev.drydock.filter.GoDuration;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The flags of one instruction, by name without dashes. */
final class InstructionFlags {
    private final Map<String, String> values = new LinkedHashMap<>();

    private InstructionFlags() {}

    /** @throws dev.drydock.error.EngineException invalid parameter, for a flag that is not known, twice there, or without a value */
    static InstructionFlags parse(InstructionLine line, Set<String> known) {
        InstructionFlags flags = new InstructionFlags();
        for (String word : line.flags()) {
            int equals = word.indexOf('=');
            String flag = equals < 0 ? word : word.substring(0, equals);
            String name = flag.substring(2);
            if (!known.contains(name)) {
                throw BuildErrors.unknownFlag(flag);
            }
            if (flags.values.containsKey(name)) {
                throw BuildErrors.repeatedFlag(flag);
            }
            if (equals < 0) {
                throw BuildErrors.flagWithoutValue(flag);
            }
            flags.values.put(name, word.substring(equals + 1));
        }
        return flags;
    }

    /** No flags are allowed. */
    static void requireNone(InstructionLine line) {
        parse(line, Set.of());
    }

    /** Zero if it is not given. */
    Duration duration(String name) {
        String text = values.getOrDefault(name, "");
        if (text.isEmpty()) {
            return Duration.ZERO;
        }
        Duration duration = text.equals("0") ? Duration.ZERO : GoDuration.parse(text);
        if (duration == null) {
            throw BuildErrors.noDuration(text);
        }
        if (!duration.isZero() && duration.compareTo(Duration.ofMillis(1)) < 0) {
            throw BuildErrors.shortInterval(name);
        }
        return duration;
    }

    /** 0 if it is not given. */
    int count(String name) {
        String text = values.getOrDefault(name, "");
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("[+-]?[0-9]{1,9}")) {
            throw BuildErrors.noNumber(text);
        }
        int count = Integer.parseInt(text);
        if (count < 0) {
            throw BuildErrors.negativeRetries(count);
        }
        return count;
    }
}
