package dev.drydock.network;

import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** A hardware address, as {@code 02:42:ac:11:00:02}: six pairs of lower-case hexadecimal digits. */
public record MacAddress(String text) {

    /**
     * Reads six pairs of hexadecimal digits with colons or dashes between them.
     *
     * @throws dev.drydock.error.EngineException invalid parameter, in the engine's words
     */
    public static MacAddress parse(String text) {
        String form = text.replace('-', ':');
        if (!form.matches("[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}")) {
            throw NetworkErrors.invalidMacAddress(text);
        }
        return new MacAddress(form.toLowerCase(Locale.ROOT));
    }

    /** A random address, locally administered and of a single station. */
    static MacAddress random(RandomGenerator random) {
        byte[] bytes = new byte[6];
        random.nextBytes(bytes);
        bytes[0] = (byte) ((bytes[0] | 2) & ~1);
        return new MacAddress(HexFormat.ofDelimiter(":").formatHex(bytes));
    }

    /** Whether one interface can have it: it is no group's, and not all zeros. */
    boolean isOfOne() {
        boolean isOfGroup = (Integer.parseInt(text.substring(0, 2), 16) & 1) == 1;
        return !isOfGroup && !text.equals("00:00:00:00:00:00");
    }

    @Override
    public String toString() {
        return text;
    }
}
