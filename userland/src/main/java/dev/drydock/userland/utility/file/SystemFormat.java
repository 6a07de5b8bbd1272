package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.SpaceStatus;
import dev.drydock.userland.utility.command.Invocation;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The directives of {@code stat -f -c} for a file system. */
final class SystemFormat extends Directives {
    private static final int NAME_BYTES = 255;
    /** Names and magic numbers as {@code stat} knows them. */
    private static final Map<String, String> TYPES = Map.of(
            "overlay", "overlayfs 794c7630",
            "tmpfs", "tmpfs 1021994",
            "proc", "proc 9fa0",
            "sysfs", "sysfs 62656572",
            "devpts", "devpts 1cd1",
            "mqueue", "mqueue 19800202",
            "cgroup", "cgroupfs 27e0eb",
            "cgroup2", "cgroup2fs 63677270",
            "ext4", "ext2/ext3 ef53");

    private final Invocation call;
    private final String name;
    private final SpaceStatus space;

    SystemFormat(Invocation call, String name, SpaceStatus space) {
        this.call = call;
        this.name = name;
        this.space = space;
    }

    @Override
    boolean isNumber(String letters) {
        return "abcdfilsSt".contains(letters);
    }

    private String[] type() {
        try {
            String type = MountPoint.of(call.files(), name).type();
            return TYPES.getOrDefault(type, "UNKNOWN 0").split(" ");
        } catch (IOException unreadable) {
            return new String[] {"UNKNOWN", "0"};
        }
    }

    @Override
    @Nullable
    String value(String letters) {
        int block = Math.max(1, space.blockSizeBytes());
        return switch (letters) {
            case "n" -> name;
            case "i" -> "0";
            case "l" -> Integer.toString(NAME_BYTES);
            case "t" -> type()[1];
            case "T" -> type()[0];
            case "s", "S" -> Integer.toString(block);
            case "b" -> Long.toString(space.totalBytes() / block);
            case "f", "a" -> Long.toString(space.freeBytes() / block);
            case "c" -> Long.toString(space.totalInodes());
            case "d" -> Long.toString(space.freeInodes());
            default -> null;
        };
    }
}
