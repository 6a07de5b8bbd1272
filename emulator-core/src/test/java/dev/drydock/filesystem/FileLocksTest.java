package dev.drydock.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.time.WaitQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks of open files, as flock(2) of Linux 6.18 has them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FileLocksTest {
    private final WritableTree tree =
            WritableTree.over(FileTree.empty(), ContentStore.unlimited(), () -> TestFiles.NOW);
    private final FileContext files = TestFiles.root(tree);

    private OpenFile open(String path) throws IOException {
        return files.open(path, Set.of(OpenFlag.READ, OpenFlag.CREATE), 0644);
    }

    private static boolean take(OpenFile file, boolean alone) throws IOException {
        return file.locks().take(file, alone);
    }

    @Test
    void one_holds_it_alone() throws IOException {
        OpenFile first = open("/f");
        OpenFile second = open("/f");

        assertThat(take(first, true)).isTrue();
        assertThat(take(first, true)).isTrue();
        assertThat(take(second, true)).isFalse();
        assertThat(take(second, false)).isFalse();
        assertThat(take(open("/g"), true)).isTrue();
    }

    @Test
    void many_share_it() throws IOException {
        OpenFile first = open("/f");
        OpenFile second = open("/f");

        assertThat(take(first, false)).isTrue();
        assertThat(take(second, false)).isTrue();
        assertThat(take(open("/f"), true)).isFalse();
    }

    @Test
    void who_fails_to_have_it_alone_has_lost_it() throws IOException {
        OpenFile first = open("/f");
        OpenFile second = open("/f");
        take(first, false);
        take(second, false);

        assertThat(take(first, true)).isFalse();
        assertThat(take(second, true)).isTrue();
    }

    @Test
    void it_ends_with_the_last_descriptor() throws IOException {
        OpenFile first = open("/f");
        OpenFile inherited = first.retain();
        OpenFile second = open("/f");
        take(first, true);

        first.close();
        assertThat(take(second, true)).isFalse();
        inherited.close();
        assertThat(take(second, true)).isTrue();
    }

    @Test
    void it_is_the_file_s_under_any_name_and_any_mount() throws IOException {
        OpenFile first = open("/f");
        take(first, true);
        files.link("/f", "/g");
        files.symlink("f", "/h");

        assertThat(take(open("/g"), true)).isFalse();
        assertThat(take(open("/h"), true)).isFalse();
        assertThat(take(TestFiles.root(tree).open("/f", Set.of(OpenFlag.READ), 0), true))
                .isFalse();

        files.unlink("/f");
        assertThat(take(open("/f"), true)).as("a new file").isTrue();
    }

    @Test
    void directories_and_devices_have_them_too() throws IOException {
        files.makeDirectory("/d", 0755);
        files.makeNode("/null", FileKind.CHARACTER_DEVICE, 0666, 1 << 8 | 3);

        for (String path : new String[] {"/d", "/null"}) {
            OpenFile first = files.open(path, Set.of(OpenFlag.READ), 0);
            OpenFile second = files.open(path, Set.of(OpenFlag.READ), 0);
            assertThat(take(first, true)).as(path).isTrue();
            assertThat(take(second, true)).as(path).isFalse();
            first.close();
            assertThat(take(second, true)).as(path).isTrue();
        }
    }

    @Test
    void two_views_of_the_host_share_them(@TempDir Path directory) throws IOException {
        Files.createFile(directory.resolve("f"));
        LockTable locks = new LockTable();
        FileContext one = HostTree.of(directory, locks, () -> TestFiles.NOW).files();
        FileContext other = HostTree.of(directory, locks, () -> TestFiles.NOW).files();
        OpenFile first = one.open("/f", Set.of(OpenFlag.READ), 0);
        OpenFile second = other.open("/f", Set.of(OpenFlag.READ), 0);

        assertThat(take(first, true)).isTrue();
        assertThat(take(second, false)).isFalse();
        first.close();
        assertThat(take(second, false)).isTrue();
        second.close();
    }

    @Test
    void who_waits_hears_of_an_end_and_of_sharing() throws IOException {
        OpenFile first = open("/f");
        AtomicInteger heard = new AtomicInteger();
        WaitQueue.Subscription waiting = first.locks().changes().subscribe(heard::incrementAndGet);
        take(first, true);
        assertThat(heard).hasValue(0);

        take(first, false);
        assertThat(heard).as("shared now").hasValue(1);
        take(first, true);
        assertThat(heard).as("alone again").hasValue(1);
        first.locks().release(first);
        first.locks().release(first);
        assertThat(heard).as("given back").hasValue(2);
        take(first, true);
        first.close();
        assertThat(heard).as("closed").hasValue(3);
        waiting.cancel();
    }
}
