package dev.drydock.userland.server.redis;

/** When keys end. */
final class Expiry {
    private Expiry() {}

    /**
     * The end that an option names, in milliseconds since 1970.
     *
     * @param option EX, PX, EXAT or PXAT
     */
    static long of(Call call, String option, int index) throws RedisException {
        long number = call.whole(index);
        return switch (option) {
            case "EX" -> in(call, number, 1000);
            case "PX" -> in(call, number, 1);
            case "EXAT" -> positive(call, number, 1000);
            case "PXAT" -> positive(call, number, 1);
            default -> throw RedisErrors.syntax();
        };
    }

    /** @param unit of the number, in milliseconds */
    static long in(Call call, long number, long unit) throws RedisException {
        return exact(call, positive(call, number, unit), call.server().milliseconds());
    }

    private static long positive(Call call, long number, long unit) throws RedisException {
        if (number <= 0) {
            throw RedisErrors.expireTime(call.name());
        }
        return scaled(call, number, unit);
    }

    static long scaled(Call call, long number, long unit) throws RedisException {
        if (number > Long.MAX_VALUE / unit || number < Long.MIN_VALUE / unit) {
            throw RedisErrors.expireTime(call.name());
        }
        return number * unit;
    }

    static long exact(Call call, long one, long other) throws RedisException {
        if (one > Long.MAX_VALUE - other) {
            throw RedisErrors.expireTime(call.name());
        }
        return one + other;
    }
}
