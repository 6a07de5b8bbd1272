package dev.drydock.conformance.differential;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** What chains are made of. */
interface Vocabulary {

    /** All that its requests are about, and all that they make. */
    Names names();

    Chain.Request request(Random random);

    record Names(List<String> containers, List<String> networks, List<String> volumes, List<String> tags) {}

    /** @param members of a JSON object: a filter's name and what it lets pass */
    static String filters(String members) {
        return URLEncoder.encode("{" + members + "}", StandardCharsets.UTF_8);
    }

    static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
