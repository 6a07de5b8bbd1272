package dev.drydock.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Any program of file calls, over any layers, gives what plain files give: contents, lists and errors. */
class FileProgramsPropertyTest {

    /** A call, or a file of a layer: what it is, and one or two operands. */
    record Call(String name, String first, String second) {}

    @Provide
    Arbitrary<List<List<Call>>> layers() {
        Arbitrary<String> path = Arbitraries.of("a", "b", "a/a", "a/b", "b/a", "a/b/c", "c");
        Arbitrary<Call> entry = Combinators.combine(
                        Arbitraries.of("directory", "file", "link", "whiteout"), path, links())
                .as(Call::new);
        return entry.list().ofMaxSize(6).list().ofMaxSize(20);
    }

    @Provide
    Arbitrary<List<Call>> programs() {
        Arbitrary<String> part = Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.of("a", "b", "c")), Tuple.of(1, Arbitraries.of("..", ".", "")));
        Arbitrary<String> path = part.list().ofMinSize(1).ofMaxSize(3).map(parts -> "/" + String.join("/", parts));
        Arbitrary<Call> one = Combinators.combine(
                        Arbitraries.of("mkdir", "rmdir", "unlink", "append", "append", "read", "truncate", "list"),
                        path,
                        Arbitraries.of("x", "yy", ""))
                .as(Call::new);
        Arbitrary<Call> two = Combinators.combine(Arbitraries.of("rename", "rename", "link"), path, path)
                .as(Call::new);
        Arbitrary<Call> symlink =
                Combinators.combine(Arbitraries.just("symlink"), links(), path).as(Call::new);
        return Arbitraries.oneOf(one, one, two, symlink).list().ofMaxSize(40);
    }

    private static Arbitrary<String> links() {
        return Arbitraries.of("a", "b", "../a", "/a/b", "c", ".", "/", "nowhere");
    }

    @Property(tries = 1500)
    void files_over_layers_are_as_plain_files(
            @ForAll("layers") List<List<Call>> layers, @ForAll("programs") List<Call> program) throws IOException {
        ModelFiles model = new ModelFiles();
        FileTreeBuilder tree = FileTree.empty().toBuilder();
        layers.forEach(layer -> layer.forEach(entry -> add(entry, tree)));
        FileTree image = tree.build();
        copy(image, "", model.root());
        WritableTree writable = WritableTree.over(image, ContentStore.unlimited(), () -> TestFiles.NOW);
        FileContext files = TestFiles.root(writable);
        for (Call call : program) {
            assertThat(real(files, call))
                    .as("%s of %s over %s", call, program, layers)
                    .isEqualTo(modelled(model, call));
        }
        assertThat(describe(files, "/")).isEqualTo(describe(model.root(), ""));
        assertThat(describe(TestFiles.root(writable.fork(ContentStore.unlimited(), () -> TestFiles.NOW)), "/"))
                .isEqualTo(describe(model.root(), ""));
    }

    private static void add(Call entry, FileTreeBuilder tree) {
        Metadata metadata = Metadata.of(0755, 0, 0, 0);
        switch (entry.name) {
            case "directory" -> tree.directory(entry.first, metadata);
            case "file" -> tree.file(entry.first, metadata, TestFiles.file(entry.second));
            case "link" -> tree.file(entry.first, metadata, new InodeBody.Symlink(entry.second));
            default -> tree.remove(entry.first);
        }
    }

    private static void copy(FileTree tree, String path, ModelFiles.Node into) throws IOException {
        InodeBody.Directory directory =
                (InodeBody.Directory) tree.lookupInode(path).body();
        for (Map.Entry<String, Integer> entry : FileTree.sorted(directory)) {
            Inode inode = tree.inode(entry.getValue());
            ModelFiles.Node node = new ModelFiles.Node(inode.kind().letter(), into);
            into.names.put(entry.getKey(), node);
            if (inode.body() instanceof InodeBody.Directory) {
                node.layered = true;
                copy(tree, path.isEmpty() ? entry.getKey() : path + "/" + entry.getKey(), node);
            } else if (inode.body() instanceof InodeBody.Symlink link) {
                node.text = link.target();
            } else if (inode.body() instanceof InodeBody.Regular file) {
                byte[] bytes = new byte[(int) file.sizeBytes()];
                file.content().read(0, bytes, 0, bytes.length);
                node.text = new String(bytes, StandardCharsets.UTF_8);
            }
        }
    }

    private static String modelled(ModelFiles model, Call call) {
        return ModelFiles.answer(() -> switch (call.name) {
            case "mkdir" -> model.makeDirectory(call.first);
            case "rmdir" -> model.removeDirectory(call.first);
            case "unlink" -> model.unlink(call.first);
            case "append" -> model.append(call.first, call.second);
            case "read" -> model.read(call.first);
            case "truncate" -> model.truncate(call.first, 3);
            case "list" -> model.list(call.first);
            case "rename" -> model.rename(call.first, call.second);
            case "link" -> model.link(call.first, call.second);
            case "symlink" -> model.symlink(call.first, call.second);
            default -> throw new AssertionError(call);
        });
    }

    private static String real(FileContext files, Call call) throws IOException {
        try {
            switch (call.name) {
                case "mkdir" -> files.makeDirectory(call.first, 0755);
                case "rmdir" -> files.removeDirectory(call.first);
                case "unlink" -> files.unlink(call.first);
                case "append" -> append(files, call.first, call.second);
                case "truncate" -> files.truncate(call.first, 3);
                case "rename" -> files.rename(call.first, call.second);
                case "link" -> files.link(call.first, call.second);
                case "symlink" -> files.symlink(call.first, call.second);
                case "read" -> {
                    return text(files, call.first);
                }
                case "list" -> {
                    return list(files, call.first);
                }
                default -> throw new AssertionError(call);
            }
            return "ok";
        } catch (ErrnoException failed) {
            return failed.errno().name();
        }
    }

    private static void append(FileContext files, String path, String text) throws IOException {
        OpenFile file = files.open(path, Set.of(OpenFlag.APPEND, OpenFlag.CREATE), 0644);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        file.write(bytes, 0, bytes.length);
        file.close();
    }

    private static String text(FileContext files, String path) throws IOException {
        return new String(files.readAll(path), StandardCharsets.UTF_8);
    }

    private static String list(FileContext files, String path) throws IOException {
        StringBuilder text = new StringBuilder();
        for (DirectoryEntry entry : files.list(path)) {
            text.append(entry.name()).append(entry.kind().letter()).append(' ');
        }
        return text.toString();
    }

    /** All files with what is in them, a line each. */
    private static String describe(FileContext files, String path) throws IOException {
        StringBuilder text = new StringBuilder();
        for (DirectoryEntry entry : files.list(path)) {
            String child = path.equals("/") ? "/" + entry.name() : path + "/" + entry.name();
            text.append(child).append(' ');
            switch (entry.kind()) {
                case DIRECTORY -> text.append('\n').append(describe(files, child));
                case SYMLINK -> text.append("-> ").append(files.readLink(child)).append('\n');
                default -> text.append(text(files, child)).append('\n');
            }
        }
        return text.toString();
    }

    private static String describe(ModelFiles.Node directory, String path) {
        StringBuilder text = new StringBuilder();
        directory.names.forEach((name, node) -> {
            String child = path + "/" + name;
            text.append(child).append(' ');
            switch (node.kind) {
                case 'd' -> text.append('\n').append(describe(node, child));
                case 'l' -> text.append("-> ").append(node.text).append('\n');
                default -> text.append(node.text).append('\n');
            }
        });
        return text.toString();
    }
}
