package dev.drydock.userland.server.redis;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes snapshots in version 10 of redis' format, in its plain encodings: redis 7.0 reads them. */
final class SnapshotWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private SnapshotWriter() {}

    /**
     * All that the databases hold.
     *
     * @param seconds the time, since 1970
     * @param base whether a journal begins with it
     */
    static byte[] write(List<Keyspace> keyspaces, long seconds, boolean base) {
        return new SnapshotWriter().all(keyspaces, seconds, base);
    }

    private byte[] all(List<Keyspace> keyspaces, long seconds, boolean base) {
        out.writeBytes("REDIS0010".getBytes(StandardCharsets.ISO_8859_1));
        auxiliary(Map.entry("redis-ver", RedisServer.VERSION));
        auxiliary(Map.entry("redis-bits", "64"));
        auxiliary(Map.entry("ctime", Long.toString(seconds)));
        auxiliary(Map.entry("aof-base", base ? "1" : "0"));
        for (int i = 0; i < keyspaces.size(); i++) {
            Keyspace keyspace = keyspaces.get(i);
            List<String> keys = keyspace.keys();
            if (!keys.isEmpty()) {
                out.write(Snapshot.DATABASE);
                length(i);
                out.write(Snapshot.SIZES);
                length(keys.size());
                length(keyspace.expiring());
                keys.forEach(key -> entry(keyspace, key));
            }
        }
        out.write(Snapshot.END);
        byte[] body = out.toByteArray();
        number(Crc64.of(body, body.length), 8);
        return out.toByteArray();
    }

    private void auxiliary(Map.Entry<String, String> entry) {
        out.write(Snapshot.AUXILIARY);
        text(entry.getKey());
        text(entry.getValue());
    }

    private void entry(Keyspace keyspace, String key) {
        Value value = keyspace.find(key);
        if (value == null) {
            return;
        }
        Long end = keyspace.end(key);
        if (end != null) {
            out.write(Snapshot.EXPIRES);
            number(end, 8);
        }
        if (value instanceof Value.Text text) {
            out.write(Snapshot.TEXT);
            text(key);
            text(text.text());
        } else if (value instanceof Value.Sequence list) {
            out.write(Snapshot.LIST);
            text(key);
            length(list.elements().size());
            list.elements().forEach(this::text);
        } else if (value instanceof Value.Members set) {
            out.write(Snapshot.SET);
            text(key);
            length(set.members().size());
            set.members().forEach(this::text);
        } else if (value instanceof Value.Fields hash) {
            out.write(Snapshot.HASH);
            text(key);
            length(hash.fields().size());
            hash.fields().forEach((name, content) -> {
                text(name);
                text(content);
            });
        } else if (value instanceof Value.Ranking ranking) {
            out.write(Snapshot.RANKING);
            text(key);
            length(ranking.members().size());
            ranking.members().inOrder().forEach(member -> {
                text(member.name());
                number(Double.doubleToRawLongBits(member.score()), 8);
            });
        }
    }

    private void text(String text) {
        length(text.length());
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void length(int length) {
        if (length < 1 << 6) {
            out.write(length);
        } else if (length < 1 << 14) {
            out.write(0x40 | length >> 8);
            out.write(length);
        } else {
            out.write(0x80);
            out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
        }
    }

    private void number(long number, int size) {
        byte[] bytes = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(number)
                .array();
        out.write(bytes, 0, size);
    }
}
