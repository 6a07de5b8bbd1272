package dev.drydock.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.Metadata;
import dev.drydock.filesystem.MountTable;
import dev.drydock.filesystem.WritableTree;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SubpathTest {
    private final Volume volume = new Volume("vv", Instant.EPOCH, null, null, "/v/_data");
    private final WritableTree tree = WritableTree.directory(
            FileTree.ofUnlayeredRoot(Metadata.of(0755, 0, 0, 0)), ContentStore.unlimited(), () -> Instant.EPOCH);

    @BeforeEach
    void files() throws IOException {
        FileContext files = MountTable.over(tree).context(Caller.nobody(), Credentials.ROOT);
        files.makeDirectory("/a", 0755);
        files.makeDirectory("/a/b", 0755);
        files.writeAll("/a/f", new byte[0]);
        files.symlink("a", "/in");
        files.symlink("../a/b", "/a/up");
        files.symlink("/etc", "/absolute");
        files.symlink("../..", "/out");
        files.symlink("gone", "/dead");
        files.symlink("loop", "/loop");
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "a, a", "a/b, a/b", "a/./b/, a/b", "a/f, a/f", "in/b, a/b", "a/up, a/b", "in, a"})
    void links_within_the_volume_are_followed(String subpath, String part) throws IOException {
        assertThat(Subpath.find(volume.mountpoint(), tree, subpath)).isEqualTo(part);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nope|NOT_FOUND|cannot access path /v/_data/nope: lstat /v/_data/nope: no such file or directory",
                "dead|NOT_FOUND|cannot access path /v/_data/dead: lstat /v/_data/gone: no such file or directory",
                "a/x/y|NOT_FOUND|cannot access path /v/_data/a/x/y: lstat /v/_data/a/x: no such file or directory",
                "absolute|INVALID_PARAMETER|path concatenation escapes the base directory, base: /v/_data, subpath: absolute",
                "out|INVALID_PARAMETER|path concatenation escapes the base directory, base: /v/_data, subpath: out",
                "a/f/g|UNKNOWN|error while resolving symlinks in combined path \"/v/_data/a/f/g\": not a directory",
                "loop|UNKNOWN|error while resolving symlinks in combined path \"/v/_data/loop\": EvalSymlinks: too many links"
            })
    void what_leads_nowhere_or_out_is_refused(String subpath, ErrorKind kind, String words) {
        assertThatThrownBy(() -> Subpath.find(volume.mountpoint(), tree, subpath))
                .hasMessage(words)
                .extracting(failure -> ((EngineException) failure).kind())
                .isEqualTo(kind);
    }
}
