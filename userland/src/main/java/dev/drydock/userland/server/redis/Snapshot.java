package dev.drydock.userland.server.redis;

/** The marks of the format in which redis keeps what it holds. */
final class Snapshot {
    static final int TEXT = 0;
    static final int LIST = 1;
    static final int SET = 2;
    static final int HASH = 4;
    static final int RANKING = 5;
    static final int PACKED_NUMBERS = 11;
    static final int PACKED_HASH = 16;
    static final int PACKED_RANKING = 17;
    static final int PACKED_LIST = 18;
    static final int AUXILIARY = 0xfa;
    static final int SIZES = 0xfb;
    static final int EXPIRES = 0xfc;
    static final int EXPIRES_SECONDS = 0xfd;
    static final int DATABASE = 0xfe;
    static final int END = 0xff;

    private Snapshot() {}
}
