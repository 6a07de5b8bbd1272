package dev.drydock.conformance.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The plan: modules, the arrows between them, and the order of packages in the core.
 *
 * @param root the package that the plan starts at
 */
record House(String root) {

    static final House DRYDOCK = new House("dev.drydock");

    /** A house in which every rule is broken. */
    static final House FIXTURE = new House(House.class.getPackageName() + ".fixture");

    /** The packages of the core below its root; each uses only those before it. The root itself comes last. */
    static final List<String> CORE_PACKAGES = List.of(
            "error",
            "id",
            "digest",
            "json",
            "reference",
            "filter",
            "lock",
            "time",
            "event",
            "ledger",
            "fault",
            "disk",
            "filesystem",
            "layer",
            "image",
            "registry",
            "volume",
            "network",
            "process",
            "container",
            "build");

    /** A module and the modules it may know. */
    enum Room {
        CORE,
        USERLAND(CORE),
        API(CORE),
        HOST(CORE, USERLAND, API),
        JUNIT(CORE, USERLAND, API, HOST),
        SANDBOX(CORE, USERLAND, API, HOST);

        private final Set<Room> known;

        Room(Room... known) {
            this.known = Set.of(known);
        }

        boolean mayKnow(Room other) {
            return other == this || known.contains(other);
        }
    }

    /** The room of a class; empty if the plan does not name its package. */
    Optional<Room> roomOf(JavaClass type) {
        String part = partOf(type);
        return switch (part) {
            case "userland" -> Optional.of(Room.USERLAND);
            case "api" -> Optional.of(Room.API);
            case "host" -> Optional.of(Room.HOST);
            case "junit" -> Optional.of(Room.JUNIT);
            case "sandbox" -> Optional.of(Room.SANDBOX);
            default -> part.isEmpty() || CORE_PACKAGES.contains(part) ? Optional.of(Room.CORE) : Optional.<Room>empty();
        };
    }

    /** The position of a class of the core in the order of packages. */
    int positionOf(JavaClass type) {
        String part = partOf(type);
        return part.isEmpty() ? CORE_PACKAGES.size() : CORE_PACKAGES.indexOf(part);
    }

    boolean contains(JavaClass type) {
        return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
    }

    /** The classes of some rooms. */
    DescribedPredicate<JavaClass> rooms(Room first, Room... others) {
        Set<Room> wanted = EnumSet.of(first, others);
        return DescribedPredicate.describe(
                "of " + wanted,
                type -> contains(type) && roomOf(type).filter(wanted::contains).isPresent());
    }

    /** The first segment of a package below the root; empty for the root itself. */
    private String partOf(JavaClass type) {
        String below = type.getPackageName().substring(root.length());
        return below.isEmpty() ? "" : below.substring(1).split("\\.", 2)[0];
    }
}
