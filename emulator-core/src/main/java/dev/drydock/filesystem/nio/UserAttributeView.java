package dev.drydock.filesystem.nio;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The extended attributes of a file whose names begin with {@code user.}, without that.
 *
 * @param follow whether a symbolic link at the end of the path is followed
 */
record UserAttributeView(ContextPath path, boolean follow) implements UserDefinedFileAttributeView {
    static final String NAME = "user";

    private static final String PREFIX = "user.";

    private FileContext context() {
        return path.getFileSystem().context();
    }

    @Override
    public String name() {
        return NAME;
    }

    private Map<String, byte[]> all() throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        NioErrors.translated(path, () -> context().attributes(path.text(), follow))
                .forEach((name, value) -> {
                    if (name.startsWith(PREFIX)) {
                        all.put(name.substring(PREFIX.length()), value);
                    }
                });
        return all;
    }

    private byte[] value(String name) throws IOException {
        byte[] value = all().get(name);
        if (value == null) {
            throw NioErrors.of(new ErrnoException(Errno.ENODATA, path.text()), path);
        }
        return value;
    }

    @Override
    public List<String> list() throws IOException {
        return List.copyOf(all().keySet());
    }

    @Override
    public int size(String name) throws IOException {
        return value(name).length;
    }

    @Override
    public int read(String name, ByteBuffer target) throws IOException {
        byte[] value = value(name);
        if (value.length > target.remaining()) {
            throw NioErrors.of(new ErrnoException(Errno.ERANGE, path.text()), path);
        }
        target.put(value);
        return value.length;
    }

    @Override
    public int write(String name, ByteBuffer source) throws IOException {
        byte[] value = new byte[source.remaining()];
        source.get(value);
        NioErrors.translate(path, () -> context().setAttribute(path.text(), PREFIX + name, value, follow));
        return value.length;
    }

    @Override
    public void delete(String name) throws IOException {
        NioErrors.translate(path, () -> context().removeAttribute(path.text(), PREFIX + name, follow));
    }

    /** Several by name, or all. */
    Map<String, Object> read(String names) throws IOException {
        Map<String, Object> found = new LinkedHashMap<>();
        for (String name : names.split(",")) {
            if (name.equals("*")) {
                found.putAll(all());
            } else {
                found.put(name, value(name));
            }
        }
        return found;
    }

    void write(String name, Object value) throws IOException {
        write(name, value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : (ByteBuffer) value);
    }
}
