package dev.drydock.userland.utility.text;

import dev.drydock.filesystem.OpenFile;
import org.jspecify.annotations.Nullable;

/** A file that {@code tail} shows and perhaps follows. */
final class FollowedFile {
    private final String name;
    private @Nullable OpenFile file;

    /** @param file null if it could not be opened */
    FollowedFile(String name, @Nullable OpenFile file) {
        this.name = name;
        this.file = file;
    }

    String name() {
        return name;
    }

    @Nullable
    OpenFile file() {
        return file;
    }

    void file(@Nullable OpenFile other) {
        file = other;
    }
}
