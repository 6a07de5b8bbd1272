package dev.drydock.userland.utility.archive;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.time.TimeFormat;
import dev.drydock.userland.utility.time.TimeZones;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** A member as {@code tar -tv} shows it. */
final class TarLine {
    private static final int OWNERS_AND_SIZE = 19;

    private TarLine() {}

    static String of(Invocation call, TarArchiveEntry entry) {
        boolean numbers = call.commandLine().has("numeric-owner");
        String owner = shown(entry.getUserName(), entry.getLongUserId(), numbers);
        String group = shown(entry.getGroupName(), entry.getLongGroupId(), numbers);
        String owners = owner + "/" + group;
        String size = Long.toString(entry.getSize());
        String format = call.isGnu() ? "%Y-%m-%d %H:%M" : "%Y-%m-%d %H:%M:%S";
        String time = TimeFormat.format(format, entry.getLastModifiedTime().toInstant(), TimeZones.of(call.process()));
        int width = call.isGnu() ? OWNERS_AND_SIZE : owners.length() + 10;
        String pad = " ".repeat(Math.max(1, width - owners.length() - size.length()));
        String link = entry.isSymbolicLink()
                ? " -> " + entry.getLinkName()
                : entry.isLink() ? (call.isGnu() ? " link to " : " -> ") + entry.getLinkName() : "";
        return letters(entry) + " " + owners + pad + size + " " + time + " " + entry.getName() + link;
    }

    private static String letters(TarArchiveEntry entry) {
        char kind = entry.isDirectory()
                ? 'd'
                : entry.isSymbolicLink() ? 'l' : entry.isLink() ? 'h' : entry.isFIFO() ? 'p' : '-';
        StringBuilder letters = new StringBuilder().append(kind);
        int mode = entry.getMode();
        for (int bit = 8; bit >= 0; bit--) {
            letters.append((mode >> bit & 1) == 1 ? "rwx".charAt(2 - bit % 3) : '-');
        }
        return letters.toString();
    }

    private static String shown(String name, long id, boolean number) {
        return number || name.isEmpty() ? Long.toString(id) : name;
    }
}
