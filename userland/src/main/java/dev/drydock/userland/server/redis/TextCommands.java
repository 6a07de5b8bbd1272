package dev.drydock.userland.server.redis;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Texts and numbers. */
final class TextCommands {
    private static final int LONGEST = 512 * 1024 * 1024;

    private TextCommands() {}

    static Map<String, Command.Action> actions() {
        Map<String, Command.Action> all = new LinkedHashMap<>();
        all.put("get", call -> call.reply().bulk(call.text(call.at(1))));
        all.put("set", TextCommands::set);
        all.put("setnx", call -> call.reply().truth(setIfMissing(call)));
        all.put("setex", call -> setFor(call, 1000));
        all.put("psetex", call -> setFor(call, 1));
        all.put("getset", TextCommands::getAndSet);
        all.put("getdel", TextCommands::getAndDelete);
        all.put("getex", TextCommands::getAndExpire);
        all.put("mget", TextCommands::getMany);
        all.put("mset", call -> setMany(call, false));
        all.put("msetnx", call -> setMany(call, true));
        all.put("append", TextCommands::append);
        all.put(
                "strlen",
                call -> call.reply().integer(orEmpty(call.text(call.at(1))).length()));
        all.put("getrange", TextCommands::range);
        all.put("substr", TextCommands::range);
        all.put("setrange", TextCommands::overwrite);
        all.put("incr", call -> add(call, 1));
        all.put("decr", call -> add(call, -1));
        all.put("incrby", call -> add(call, call.whole(2)));
        all.put("decrby", TextCommands::subtract);
        all.put("incrbyfloat", TextCommands::addReal);
        all.put("setbit", TextCommands::setBit);
        all.put("getbit", TextCommands::getBit);
        all.put("bitcount", TextCommands::countBits);
        return all;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static void set(Call call) throws RedisException {
        String key = call.at(1);
        boolean onlyMissing = false;
        boolean onlyThere = false;
        boolean get = false;
        boolean keeps = false;
        Long end = null;
        for (int i = 3; i < call.size(); i++) {
            switch (call.option(i)) {
                case "NX" -> onlyMissing = true;
                case "XX" -> onlyThere = true;
                case "GET" -> get = true;
                case "KEEPTTL" -> keeps = true;
                case "EX", "PX", "EXAT", "PXAT" -> {
                    if (end != null || i + 1 == call.size()) {
                        throw RedisErrors.syntax();
                    }
                    end = Expiry.of(call, call.option(i), ++i);
                }
                default -> throw RedisErrors.syntax();
            }
        }
        if ((onlyMissing && onlyThere) || (keeps && end != null)) {
            throw RedisErrors.syntax();
        }
        Value before = call.keys().find(key);
        String old = get ? call.text(key) : null;
        if (before == null ? onlyThere : onlyMissing) {
            call.reply().bulk(old);
            return;
        }
        Long kept = keeps ? call.keys().end(key) : end;
        call.replace(key, new Value.Text(call.at(2)));
        call.keys().end(key, kept);
        if (end != null) {
            call.journal(List.of(List.of("SET", key, call.at(2), "PXAT", Long.toString(end))));
        }
        if (get) {
            call.reply().bulk(old);
        } else {
            call.reply().ok();
        }
    }

    private static boolean setIfMissing(Call call) {
        boolean missing = call.keys().find(call.at(1)) == null;
        if (missing) {
            call.replace(call.at(1), new Value.Text(call.at(2)));
        }
        return missing;
    }

    private static void setFor(Call call, long unit) throws RedisException {
        long end = Expiry.in(call, call.whole(2), unit);
        call.replace(call.at(1), new Value.Text(call.at(3)));
        call.keys().end(call.at(1), end);
        call.journal(List.of(List.of("SET", call.at(1), call.at(3), "PXAT", Long.toString(end))));
        call.reply().ok();
    }

    private static void getAndSet(Call call) throws RedisException {
        String old = call.text(call.at(1));
        call.replace(call.at(1), new Value.Text(call.at(2)));
        call.reply().bulk(old);
    }

    private static void getAndDelete(Call call) throws RedisException {
        String old = call.text(call.at(1));
        if (old != null) {
            call.keys().remove(call.at(1));
            call.changed(call.at(1));
        }
        call.reply().bulk(old);
    }

    private static void getAndExpire(Call call) throws RedisException {
        String key = call.at(1);
        boolean persists = call.size() == 3 && call.option(2).equals("PERSIST");
        if (call.size() > 4 || (call.size() == 3 && !persists)) {
            throw RedisErrors.syntax();
        }
        Long end = call.size() == 4 ? (Long) Expiry.of(call, call.option(2), 3) : null;
        String text = call.text(key);
        if (text != null && (persists || end != null)) {
            call.keys().end(key, end);
            call.changed(key);
            call.journal(
                    List.of(end == null ? List.of("PERSIST", key) : List.of("PEXPIREAT", key, Long.toString(end))));
        }
        call.reply().bulk(text);
    }

    private static void getMany(Call call) {
        call.reply().array(call.size() - 1);
        for (String key : call.from(1)) {
            call.reply().bulk(call.keys().find(key) instanceof Value.Text value ? value.text() : null);
        }
    }

    private static void setMany(Call call, boolean onlyMissing) throws RedisException {
        if (call.size() % 2 == 0) {
            throw RedisErrors.wrongArity(call.name());
        }
        for (int i = 1; onlyMissing && i < call.size(); i += 2) {
            if (call.keys().find(call.at(i)) != null) {
                call.reply().integer(0);
                return;
            }
        }
        for (int i = 1; i < call.size(); i += 2) {
            call.replace(call.at(i), new Value.Text(call.at(i + 1)));
        }
        if (onlyMissing) {
            call.reply().integer(1);
        } else {
            call.reply().ok();
        }
    }

    /** Another text in a key that keeps its time. */
    private static void put(Call call, String key, String text) {
        call.keys().put(key, new Value.Text(text));
        call.changed(key);
    }

    private static void append(Call call) throws RedisException {
        String text = orEmpty(call.text(call.at(1))) + call.at(2);
        put(call, call.at(1), text);
        call.reply().integer(text.length());
    }

    private static void range(Call call) throws RedisException {
        String text = orEmpty(call.text(call.at(1)));
        Span span = Span.of(call.whole(2), call.whole(3), text.length());
        call.reply().bulk(text.substring(span.from(), span.to()));
    }

    private static void overwrite(Call call) throws RedisException {
        long offset = call.whole(2);
        if (offset < 0) {
            throw RedisErrors.offset();
        }
        String text = orEmpty(call.text(call.at(1)));
        String piece = call.at(3);
        if (piece.isEmpty()) {
            call.reply().integer(text.length());
            return;
        }
        if (offset + piece.length() > LONGEST) {
            throw RedisErrors.tooLong();
        }
        StringBuilder longer = new StringBuilder(text);
        longer.setLength((int) Math.max(text.length(), offset + piece.length()));
        longer.replace((int) offset, (int) offset + piece.length(), piece);
        put(call, call.at(1), longer.toString());
        call.reply().integer(longer.length());
    }

    private static void add(Call call, long difference) throws RedisException {
        String text = call.text(call.at(1));
        OptionalLong old = text == null ? OptionalLong.of(0) : Numbers.whole(text);
        if (old.isEmpty()) {
            throw RedisErrors.notAnInteger();
        }
        long sum = old.getAsLong() + difference;
        if (((old.getAsLong() ^ sum) & (difference ^ sum)) < 0) {
            throw RedisErrors.overflow();
        }
        put(call, call.at(1), Long.toString(sum));
        call.reply().integer(sum);
    }

    private static void subtract(Call call) throws RedisException {
        long difference = call.whole(2);
        if (difference == Long.MIN_VALUE) {
            throw RedisErrors.overflow();
        }
        add(call, -difference);
    }

    private static void addReal(Call call) throws RedisException {
        String text = call.text(call.at(1));
        String sum = sum(text == null ? "0" : text, call.real(2));
        put(call, call.at(1), sum);
        call.journal(List.of(List.of("SET", call.at(1), sum, "KEEPTTL")));
        call.reply().bulk(sum);
    }

    /** As redis adds with numbers of more digits than Java's: in decimals, to seventeen places. */
    static String sum(String text, double difference) throws RedisException {
        OptionalDouble old = Numbers.real(text);
        if (old.isEmpty()) {
            throw RedisErrors.notAFloat();
        }
        if (Double.isInfinite(old.getAsDouble() + difference)) {
            throw RedisErrors.infinite();
        }
        BigDecimal sum =
                new BigDecimal(Double.toString(old.getAsDouble())).add(new BigDecimal(Double.toString(difference)));
        return sum.signum() == 0 ? "0" : sum.stripTrailingZeros().toPlainString();
    }

    private static long bitOffset(Call call) throws RedisException {
        OptionalLong offset = Numbers.whole(call.at(2));
        if (offset.isEmpty() || offset.getAsLong() < 0 || offset.getAsLong() >= 8L * LONGEST) {
            throw RedisErrors.bitOffset();
        }
        return offset.getAsLong();
    }

    private static void setBit(Call call) throws RedisException {
        long offset = bitOffset(call);
        if (!call.at(3).matches("[01]")) {
            throw RedisErrors.bit();
        }
        StringBuilder text = new StringBuilder(orEmpty(call.text(call.at(1))));
        int place = (int) (offset / 8);
        if (text.length() <= place) {
            text.setLength(place + 1);
        }
        int mask = 0x80 >> offset % 8;
        int old = text.charAt(place);
        text.setCharAt(place, (char) (call.at(3).equals("1") ? old | mask : old & ~mask));
        put(call, call.at(1), text.toString());
        call.reply().truth((old & mask) != 0);
    }

    private static void getBit(Call call) throws RedisException {
        long offset = bitOffset(call);
        String text = orEmpty(call.text(call.at(1)));
        int place = (int) (offset / 8);
        call.reply().truth(place < text.length() && (text.charAt(place) & 0x80 >> offset % 8) != 0);
    }

    private static void countBits(Call call) throws RedisException {
        String text = orEmpty(call.text(call.at(1)));
        if (call.size() > 4) {
            throw RedisErrors.notEmulated("bitcount with a unit");
        }
        if (call.size() == 3) {
            throw RedisErrors.syntax();
        }
        Span span =
                call.size() == 2 ? new Span(0, text.length()) : Span.of(call.whole(2), call.whole(3), text.length());
        call.reply()
                .integer(text.substring(span.from(), span.to())
                        .chars()
                        .map(Integer::bitCount)
                        .sum());
    }
}
