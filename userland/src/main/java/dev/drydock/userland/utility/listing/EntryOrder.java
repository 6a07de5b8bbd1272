package dev.drydock.userland.utility.listing;

import dev.drydock.filesystem.FileStatus;
import dev.drydock.userland.utility.command.Latin;
import java.time.Instant;
import java.util.Comparator;

/** In which order entries are shown. */
final class EntryOrder {
    private EntryOrder() {}

    static Comparator<Entry> of(Settings settings) {
        Comparator<Entry> byName = Comparator.comparing(entry -> Latin.of(entry.name()));
        Comparator<Entry> order = switch (settings.sort) {
            case NAME -> byName;
            case TIME ->
                Comparator.comparing((Entry entry) -> time(entry, settings.time))
                        .reversed()
                        .thenComparing(byName);
            case SIZE ->
                Comparator.comparingLong((Entry entry) -> size(entry))
                        .reversed()
                        .thenComparing(byName);
            case EXTENSION ->
                Comparator.comparing((Entry entry) -> Latin.of(extension(entry.name())))
                        .thenComparing(byName);
            case VERSION ->
                Comparator.comparing(Entry::name, VersionOrder.BY_NUMBERS).thenComparing(byName);
            case WIDTH ->
                Comparator.comparingInt((Entry entry) -> entry.name().length()).thenComparing(byName);
            case NONE -> Comparator.comparing(entry -> "");
        };
        if (settings.reverse && settings.sort != Settings.Sort.NONE) {
            order = order.reversed();
        }
        if (settings.directoriesFirst && settings.sort != Settings.Sort.NONE) {
            order = Comparator.comparing((Entry entry) -> !entry.leadsToDirectory())
                    .thenComparing(order);
        }
        return order;
    }

    static Instant time(Entry entry, Settings.Time which) {
        FileStatus status = entry.status();
        if (status == null) {
            return Instant.EPOCH;
        }
        return switch (which) {
            case MODIFIED -> status.modified();
            case CHANGED -> status.changed();
            case ACCESSED -> status.accessed();
        };
    }

    private static long size(Entry entry) {
        return entry.status() == null ? 0 : entry.status().sizeBytes();
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }
}
