package dev.drydock.filesystem.nio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.MountTable;
import dev.drydock.filesystem.WritableTree;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.condition.OS;

/** Paths and patterns mean what they mean to the JVM on Linux, whatever they look like. */
class PathsLikeLinuxPropertyTest {
    private static final FileSystem JVM = FileSystems.getDefault();

    private final FileSystem ours = ContextFileSystem.over(
            MountTable.over(WritableTree.over(FileTree.empty(), ContentStore.unlimited(), () -> Instant.EPOCH))
                    .context(Caller.nobody(), Credentials.ROOT));

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("/", "a", "b", "..", ".", "", "//", "aa", "/a", "b/")
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 2000)
    void a_path_by_itself(@ForAll("paths") String text) {
        if (!OS.LINUX.isCurrentOs()) {
            return;
        }
        List<Function<Path, @Nullable Object>> questions = List.of(
                Path::toString,
                Path::isAbsolute,
                Path::getRoot,
                Path::getFileName,
                Path::getParent,
                Path::getNameCount,
                Path::normalize,
                path -> path.getName(0),
                path -> path.subpath(0, Math.max(1, path.getNameCount() - 1)),
                path -> path.subpath(1, 3),
                path -> names(path));
        for (int i = 0; i < questions.size(); i++) {
            int question = i;
            assertThat(answer(() -> questions.get(question).apply(ours.getPath(text))))
                    .as("question %d about '%s'", i, text)
                    .isEqualTo(answer(() -> questions.get(question).apply(JVM.getPath(text))));
        }
    }

    @Property(tries = 4000)
    void two_paths(@ForAll("paths") String first, @ForAll("paths") String second) {
        if (!OS.LINUX.isCurrentOs()) {
            return;
        }
        List<BiFunction<Path, Path, Object>> questions = List.of(
                Path::resolve,
                Path::resolveSibling,
                Path::relativize,
                Path::startsWith,
                Path::endsWith,
                Path::equals,
                (path, other) -> Integer.signum(path.compareTo(other)),
                (path, other) -> path.normalize().relativize(other.normalize()));
        for (int i = 0; i < questions.size(); i++) {
            int question = i;
            assertThat(answer(() -> questions.get(question).apply(ours.getPath(first), ours.getPath(second))))
                    .as("question %d about '%s' and '%s'", i, first, second)
                    .isEqualTo(answer(() -> questions.get(question).apply(JVM.getPath(first), JVM.getPath(second))));
        }
    }

    @Provide
    Arbitrary<String> globs() {
        return Arbitraries.of(
                        "a", "b", "/", "*", "**", "?", "[ab]", "[!a]", "[a-b]", "{a,b}", "{", "}", ",", "[", "]", "\\",
                        ".", "+", "(", "^", "-", "[^a]", "[-a]", "&&")
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 5000)
    void patterns(@ForAll("globs") String glob, @ForAll("paths") String text) {
        // A range up to a bracket or a backslash is what the JVM trips over: it takes them as its regular expressions
        // do.
        if (!OS.LINUX.isCurrentOs() || glob.matches("(?s).*-[\\[\\\\].*")) {
            return;
        }
        assertThat(answer(() -> ours.getPathMatcher("glob:" + glob).matches(ours.getPath(text))))
                .as("'%s' and '%s'", glob, text)
                .isEqualTo(answer(() -> JVM.getPathMatcher("glob:" + glob).matches(JVM.getPath(text))));
    }

    private static String names(Path path) {
        List<String> names = new ArrayList<>();
        path.forEach(name -> names.add("<" + name + ">"));
        return names.toString();
    }

    /** A refusal is an answer, too. */
    private static String answer(Supplier<@Nullable Object> question) {
        try {
            return String.valueOf(question.get());
        } catch (IllegalArgumentException refused) {
            return refused.getClass().getSimpleName();
        }
    }
}
