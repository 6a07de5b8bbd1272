package dev.drydock.container;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.volume.TmpfsOptions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@code --tmpfs}, such as {@code size=64m,mode=700,exec}: flags of any mount, and what a tmpfs itself knows
 * (28.5.2: MergeTmpfsOptions).
 *
 * @param flags those that hold, the engine's own among them
 * @param data what is for the tmpfs, as given
 * @param options the same, as Linux reads it; null if it does not take them
 */
record TmpfsText(Set<String> flags, String data, @Nullable TmpfsOptions options) {
    private static final int PERMISSIONS = 07777;

    /** What the engine sets unless it is told otherwise. */
    private static final List<String> DEFAULTS = List.of("nosuid", "nodev", "noexec");

    private static final Set<String> FLAGS = Set.of(
            "defaults",
            "ro",
            "rw",
            "suid",
            "nosuid",
            "dev",
            "nodev",
            "exec",
            "noexec",
            "sync",
            "async",
            "dirsync",
            "remount",
            "mand",
            "nomand",
            "atime",
            "noatime",
            "diratime",
            "nodiratime",
            "bind",
            "rbind",
            "unbindable",
            "runbindable",
            "private",
            "rprivate",
            "shared",
            "rshared",
            "slave",
            "rslave",
            "relatime",
            "norelatime",
            "strictatime",
            "nostrictatime");
    private static final Set<String> DATA = Set.of("size", "mode", "uid", "gid", "nr_inodes", "nr_blocks", "mpol");

    /** As {@code /proc/mounts} and the runtime order them, with what the runtime calls them; it makes a tmpfs read-only later. */
    private static final List<List<String>> NAMES = List.of(
            List.of("nosuid", "MS_NOSUID"),
            List.of("nodev", "MS_NODEV"),
            List.of("noexec", "MS_NOEXEC"),
            List.of("sync", "MS_SYNCHRONOUS"),
            List.of("remount", "MS_REMOUNT"),
            List.of("dirsync", "MS_DIRSYNC"),
            List.of("noatime", "MS_NOATIME"),
            List.of("nodiratime", "MS_NODIRATIME"));

    /**
     * @param memoryBytes of the machine
     * @throws EngineException unclassified, if an option is none of a tmpfs
     */
    static TmpfsText parse(String text, long memoryBytes) {
        Set<String> flags = new LinkedHashSet<>(DEFAULTS);
        StringBuilder data = new StringBuilder();
        String[] given = text.split(",");
        for (int i = given.length - 1; i >= 0; i--) {
            String name = given[i].split("=", 2)[0];
            boolean known = FLAGS.contains(given[i]) || (DATA.contains(name) && given[i].contains("="));
            if (!known && !given[i].isEmpty()) {
                throw new EngineException(ErrorKind.SYSTEM, "invalid tmpfs option " + Quoted.of(name));
            }
        }
        for (String option : given) {
            if (FLAGS.contains(option)) {
                set(flags, option);
            } else if (!option.isEmpty()) {
                data.append(data.length() == 0 ? "" : ",").append(option);
            }
        }
        TmpfsOptions options = flags.contains("remount") ? null : TmpfsOptions.parse(data.toString(), memoryBytes);
        return new TmpfsText(flags, data.toString(), options);
    }

    /**
     * Linux does not mount it.
     *
     * @param target where it was to be mounted
     * @param covered mode of what is there, which the runtime puts before the options that it was given; null if nothing is
     */
    StartFailure refused(String target, @Nullable Integer covered, String words) {
        StringJoiner all = new StringJoiner(",");
        if (covered != null) {
            all.add(String.format("mode=%04o", covered & PERMISSIONS));
        }
        if (!data.isEmpty()) {
            all.add(data);
        }
        return StartErrors.tmpfsRefused(target, covered == null, namesOf(), all.toString(), words);
    }

    private static void set(Set<String> flags, String option) {
        flags.remove(opposite(option));
        flags.add(option);
    }

    private static String opposite(String option) {
        return switch (option) {
            case "ro" -> "rw";
            case "rw" -> "ro";
            case "async" -> "sync";
            default -> option.startsWith("no") ? option.substring(2) : "no" + option;
        };
    }

    private String namesOf() {
        return String.join(
                "|",
                NAMES.stream()
                        .filter(name -> flags.contains(name.get(0)))
                        .map(name -> name.get(1))
                        .toList());
    }

    /**
     * As {@code /proc/mounts} shows them.
     *
     * @param mounted what the tmpfs has
     */
    String shown(TmpfsOptions mounted) {
        StringBuilder shown = new StringBuilder(flags.contains("ro") ? "ro" : "rw");
        for (String flag : List.of("sync", "dirsync", "nosuid", "nodev", "noexec", "noatime", "nodiratime")) {
            if (flags.contains(flag)) {
                shown.append(',').append(flag);
            }
        }
        if (!flags.contains("noatime") && !flags.contains("strictatime")) {
            shown.append(",relatime");
        }
        return shown.append(mounted.shown()).toString();
    }
}
