package dev.drydock.userland.server.redis;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads snapshots, those of redis up to 7.0 among them. */
final class SnapshotReader {
    private static final int HEADER = 9;
    private static final int LATEST = 10;

    private final ByteBuffer from;
    private final List<Keyspace> keyspaces;
    private final long now;
    private final Map<String, String> auxiliary = new LinkedHashMap<>();
    private int loaded;
    private int expired;

    private SnapshotReader(byte[] bytes, List<Keyspace> keyspaces, long now) {
        this.from = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.keyspaces = keyspaces;
        this.now = now;
    }

    /**
     * What was read.
     *
     * @param auxiliary by whom it was written, and when
     */
    record Result(Map<String, String> auxiliary, int loaded, int expired) {}

    /** @param now in milliseconds since 1970: what has expired by then is left out */
    static Result read(byte[] bytes, List<Keyspace> keyspaces, long now) throws IOException {
        SnapshotReader reader = new SnapshotReader(bytes, keyspaces, now);
        try {
            reader.all(bytes);
        } catch (BufferUnderflowException broken) {
            throw new IOException("Unexpected EOF reading RDB file", broken);
        }
        return new Result(Map.copyOf(reader.auxiliary), reader.loaded, reader.expired);
    }

    private void all(byte[] bytes) throws IOException {
        String head = text(HEADER);
        if (!head.matches("REDIS\\d{4}")) {
            throw new IOException("Wrong signature trying to load DB from file");
        }
        int version = Integer.parseInt(head.substring(5));
        if (version < 1 || version > LATEST) {
            throw new IOException("Can't handle RDB format version " + version);
        }
        Keyspace keyspace = keyspaces.get(0);
        Long end = null;
        for (int mark = next(); mark != Snapshot.END; mark = next()) {
            switch (mark) {
                case Snapshot.AUXILIARY -> auxiliary.put(text(), text());
                case Snapshot.DATABASE -> keyspace = keyspaces.get((int) length());
                case Snapshot.SIZES -> {
                    length();
                    length();
                }
                case Snapshot.EXPIRES -> end = from.getLong();
                case Snapshot.EXPIRES_SECONDS -> end = from.getInt() * 1000L;
                default -> {
                    put(keyspace, text(), value(mark), end);
                    end = null;
                }
            }
        }
        if (version >= 5) {
            int size = from.position();
            long sum = from.getLong();
            if (sum != 0 && sum != Crc64.of(bytes, size)) {
                throw new IOException("Wrong RDB checksum");
            }
        }
    }

    private void put(Keyspace keyspace, String key, Value value, @Nullable Long end) {
        if (end != null && end <= now) {
            expired++;
            return;
        }
        keyspace.put(key, value);
        keyspace.end(key, end);
        loaded++;
    }

    private Value value(int kind) throws IOException {
        switch (kind) {
            case Snapshot.TEXT -> {
                return new Value.Text(text());
            }
            case Snapshot.LIST -> {
                Value.Sequence list = new Value.Sequence();
                for (long left = length(); left > 0; left--) {
                    list.elements().add(text());
                }
                return list;
            }
            case Snapshot.PACKED_LIST -> {
                Value.Sequence list = new Value.Sequence();
                for (long left = length(); left > 0; left--) {
                    boolean plain = length() == 1;
                    String node = text();
                    list.elements().addAll(plain ? List.of(node) : Packed.list(node));
                }
                return list;
            }
            case Snapshot.SET -> {
                Value.Members set = new Value.Members();
                for (long left = length(); left > 0; left--) {
                    set.members().add(text());
                }
                return set;
            }
            case Snapshot.PACKED_NUMBERS -> {
                Value.Members set = new Value.Members();
                set.members().addAll(Packed.numbers(text()));
                return set;
            }
            case Snapshot.HASH -> {
                Value.Fields hash = new Value.Fields();
                for (long left = length(); left > 0; left--) {
                    hash.fields().put(text(), text());
                }
                return hash;
            }
            case Snapshot.PACKED_HASH -> {
                Value.Fields hash = new Value.Fields();
                List<String> words = Packed.list(text());
                for (int i = 0; i + 1 < words.size(); i += 2) {
                    hash.fields().put(words.get(i), words.get(i + 1));
                }
                return hash;
            }
            case Snapshot.RANKING -> {
                Value.Ranking ranking = new Value.Ranking();
                for (long left = length(); left > 0; left--) {
                    ranking.members().put(text(), from.getDouble());
                }
                return ranking;
            }
            case Snapshot.PACKED_RANKING -> {
                Value.Ranking ranking = new Value.Ranking();
                List<String> words = Packed.list(text());
                for (int i = 0; i + 1 < words.size(); i += 2) {
                    ranking.members()
                            .put(words.get(i), Numbers.real(words.get(i + 1)).orElseThrow());
                }
                return ranking;
            }
            default -> throw new IOException("values of kind " + kind + " are not emulated");
        }
    }

    private int next() {
        return from.get() & 0xff;
    }

    private String text(int length) throws IOException {
        if (length < 0 || length > from.remaining()) {
            throw new IOException("Unexpected EOF reading RDB file");
        }
        byte[] bytes = new byte[length];
        from.get(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private String text() throws IOException {
        int first = from.get(from.position()) & 0xff;
        if (first < 0xc0) {
            return text((int) length());
        }
        from.get();
        return switch (first & 0x3f) {
            case 0 -> Byte.toString(from.get());
            case 1 -> Short.toString(from.getShort());
            case 2 -> Integer.toString(from.getInt());
            case 3 -> {
                int compressed = (int) length();
                int size = (int) length();
                yield Packed.inflated(text(compressed), size);
            }
            default -> throw new IOException("a text is of an unknown kind: " + first);
        };
    }

    private long length() throws IOException {
        int first = next();
        return switch (first >> 6) {
            case 0 -> first;
            case 1 -> (first & 0x3f) << 8 | next();
            case 2 ->
                first == 0x81
                        ? Long.reverseBytes(from.getLong())
                        : Integer.toUnsignedLong(Integer.reverseBytes(from.getInt()));
            default -> throw new IOException("a length is of an unknown kind: " + first);
        };
    }
}
