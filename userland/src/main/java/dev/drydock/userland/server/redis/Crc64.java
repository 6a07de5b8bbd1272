package dev.drydock.userland.server.redis;

/** The checksum of Jones, which snapshots end with. */
final class Crc64 {
    private static final long POLYNOMIAL = 0x95ac9329ac4bc9b5L;
    private static final long[] TABLE = table();

    private Crc64() {}

    private static long[] table() {
        long[] table = new long[256];
        for (int i = 0; i < table.length; i++) {
            long value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) == 0 ? value >>> 1 : value >>> 1 ^ POLYNOMIAL;
            }
            table[i] = value;
        }
        return table;
    }

    static long of(byte[] bytes, int length) {
        long sum = 0;
        for (int i = 0; i < length; i++) {
            sum = TABLE[(int) ((sum ^ bytes[i]) & 0xff)] ^ sum >>> 8;
        }
        return sum;
    }
}
