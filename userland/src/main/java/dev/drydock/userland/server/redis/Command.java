package dev.drydock.userland.server.redis;

/**
 * Something that can be asked.
 *
 * @param arity how many words it has, its name among them; negative: that many or more
 */
record Command(String name, int arity, boolean writes, Action action) {

    /** What it does; the answer goes to the call's reply. */
    @FunctionalInterface
    interface Action {
        void run(Call call) throws RedisException;
    }

    boolean takes(int words) {
        return arity < 0 ? words >= -arity : words == arity;
    }
}
