package dev.drydock.container;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.volume.TmpfsOptions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The options of {@code --tmpfs}, such as {@code size=64m,mode=700,exec}: flags of any mount, and what a tmpfs itself knows
 * (28.5.2: MergeTmpfsOptions).
 *
 * @param flags those that hold, the engine's own among them
 * @param data what is for the tmpfs, as given
 * @param options the same, as Linux reads it
 */
record TmpfsText(Set<String> flags, String data, TmpfsOptions options) {
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

    /** As {@code /proc/mounts} and the runtime order them, with what the runtime calls them. */
    private static final List<List<String>> NAMES = List.of(
            List.of("ro", "MS_RDONLY"),
            List.of("nosuid", "MS_NOSUID"),
            List.of("nodev", "MS_NODEV"),
            List.of("noexec", "MS_NOEXEC"),
            List.of("sync", "MS_SYNCHRONOUS"),
            List.of("remount", "MS_REMOUNT"),
            List.of("dirsync", "MS_DIRSYNC"),
            List.of("noatime", "MS_NOATIME"),
            List.of("nodiratime", "MS_NODIRATIME"));

    /**
     * @param target where it is to be mounted, for the words of the refusal
     * @param memoryBytes of the machine
     * @throws EngineException unclassified, if an option is none of a tmpfs
     * @throws StartRefusal in the runtime's words, if the value of one is none
     */
    static TmpfsText parse(String target, String text, long memoryBytes) throws StartRefusal {
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
        TmpfsOptions options = TmpfsOptions.parse(data.toString(), memoryBytes);
        if (options == null || flags.contains("remount")) {
            throw new StartRefusal(StartErrors.tmpfsRefused(target, namesOf(flags), data.toString()));
        }
        return new TmpfsText(flags, data.toString(), options);
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

    private static String namesOf(Set<String> flags) {
        return String.join(
                "|",
                NAMES.stream()
                        .filter(name -> flags.contains(name.get(0)))
                        .map(name -> name.get(1))
                        .toList());
    }

    /**
     * The tmpfs on a directory that is there, whose mode its root takes over unless it was given one (runc: mountToRootfs).
     *
     * @param existing mode of the directory
     */
    TmpfsText on(int existing) {
        return options.mode() != null ? this : new TmpfsText(flags, data, options.withMode(existing));
    }

    /** As {@code /proc/mounts} shows them. */
    String shown() {
        StringBuilder shown = new StringBuilder(flags.contains("ro") ? "ro" : "rw");
        for (String flag : List.of("sync", "dirsync", "nosuid", "nodev", "noexec", "noatime", "nodiratime")) {
            if (flags.contains(flag)) {
                shown.append(',').append(flag);
            }
        }
        if (!flags.contains("noatime") && !flags.contains("strictatime")) {
            shown.append(",relatime");
        }
        return shown.append(options.shown()).toString();
    }
}
