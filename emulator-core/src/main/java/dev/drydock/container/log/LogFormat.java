package dev.drydock.container.log;

/** How a logging driver writes its files, as far as it decides when a file is full. */
public enum LogFormat {
    /** An object of JSON a line. */
    JSON_FILE {
        private static final int EMPTY_LINE_BYTES =
                "{\"log\":\"\",\"stream\":\"stdout\",\"time\":\"2006-01-02T15:04:05.000000000Z\"}\n".length();

        @Override
        long bytes(byte[] line) {
            long size = EMPTY_LINE_BYTES;
            for (byte each : line) {
                size += switch (each) {
                    case '"', '\\', '\n', '\r', '\t' -> 2;
                    case '<', '>', '&' -> 6;
                    default -> each >= 0 && each < 0x20 ? 6 : 1;
                };
            }
            return size;
        }
    },
    /** A record of Protocol Buffers a line, without the newline, between two copies of its length. */
    LOCAL {
        /** Both lengths, the stream's name, the time, and what announces the line. */
        private static final int EMPTY_RECORD_BYTES = 4 + 4 + 8 + 10 + 1;

        @Override
        long bytes(byte[] line) {
            boolean ended = line.length > 0 && line[line.length - 1] == '\n';
            int length = ended ? line.length - 1 : line.length;
            int announced = Math.max(1, (38 - Integer.numberOfLeadingZeros(length)) / 7);
            return (long) EMPTY_RECORD_BYTES + announced + length;
        }
    };

    /** How many bytes of a file a line takes. */
    abstract long bytes(byte[] line);
}
