package dev.drydock.filesystem;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Makes file systems for tests, dated by a clock that stands still. */
final class TestFiles {
    static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    private TestFiles() {}

    /** {@code /etc/passwd}, {@code /etc/shadow} (0600), {@code /bin/sh} (0755), {@code /tmp} (sticky), {@code /lib -> usr/lib}. */
    static FileTree image() {
        FileTreeBuilder tree = FileTree.empty().toBuilder();
        Metadata directory = Metadata.of(0755, 0, 0, 0);
        tree.directory("etc", directory);
        tree.directory("bin", directory);
        tree.directory("usr", directory);
        tree.directory("usr/lib", directory);
        tree.directory("tmp", Metadata.of(01777, 0, 0, 0));
        tree.file("etc/passwd", Metadata.of(0644, 0, 0, 0), file("root:x:0:0:\n"));
        tree.file("etc/shadow", Metadata.of(0600, 0, 0, 0), file("root:*:\n"));
        tree.file("bin/sh", Metadata.of(0755, 0, 0, 0), file("#program sh\n"));
        tree.hardLink("bin/ash", "bin/sh");
        tree.file("lib", Metadata.of(0777, 0, 0, 0), new InodeBody.Symlink("usr/lib"));
        tree.file("usr/lib/libc.so", Metadata.of(0644, 0, 0, 0), file("code"));
        return tree.build();
    }

    static InodeBody file(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new InodeBody.Regular(InlineContent.of(bytes), bytes.length);
    }

    static WritableTree writable() {
        return WritableTree.over(image(), ContentStore.unlimited(), () -> NOW);
    }

    static FileContext root(WritableTree tree) {
        return MountTable.over(tree).context(Caller.nobody(), Credentials.ROOT);
    }

    static FileContext root() {
        return root(writable());
    }
}
