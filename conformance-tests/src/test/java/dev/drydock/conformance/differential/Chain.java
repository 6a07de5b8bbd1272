package dev.drydock.conformance.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A random sequence of requests about a handful of names; the same seed gives the same sequence. */
record Chain(long seed, List<Request> requests) {

    /** How a request is to be sent. */
    enum Way {
        /** One request, one answer. */
        PLAIN,
        /** Makes an exec of the body, starts it, reads its streams to the end, looks at what is left of it. */
        EXEC,
        /** As {@link #EXEC}, with the connection taken over and a line typed into it. */
        EXEC_TYPED,
        /** As {@link #EXEC}, but nobody listens: it is looked at when it has ended. */
        EXEC_DETACHED,
        /** A wait that is under way while the request of the body is sent. */
        WAIT,
        /** Attaches, types a line, ends its input, and stops the container if that has not ended it. */
        ATTACH
    }

    /**
     * @param version the beginning of the path, such as {@code /v1.40}, or empty
     * @param path for all but {@link Way#PLAIN}, that of the container
     * @param body JSON, or empty for none; for a wait, method and path of what is sent meanwhile; for attaching, the query
     */
    record Request(Way way, String version, String method, String path, String body) {

        static Request get(String path) {
            return new Request(Way.PLAIN, "", "GET", path, "");
        }

        static Request head(String path) {
            return new Request(Way.PLAIN, "", "HEAD", path, "");
        }

        static Request post(String path) {
            return new Request(Way.PLAIN, "", "POST", path, "");
        }

        static Request post(String path, String body) {
            return new Request(Way.PLAIN, "", "POST", path, body);
        }

        static Request delete(String path) {
            return new Request(Way.PLAIN, "", "DELETE", path, "");
        }

        Request atVersion(String prefix) {
            return new Request(way, prefix, method, path, body);
        }

        @Override
        public String toString() {
            String words = method + " " + version + path + (body.isEmpty() ? "" : " " + body);
            return way == Way.PLAIN ? words : way + " " + words;
        }
    }

    static Chain of(long seed, int length, Vocabulary vocabulary) {
        Random random = new Random(seed);
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            requests.add(vocabulary.request(random));
        }
        return new Chain(seed, List.copyOf(requests));
    }

    /** The first requests alone. */
    Chain upTo(int length) {
        return new Chain(seed, requests.subList(0, length));
    }

    /** All requests but one. */
    Chain without(int index) {
        List<Request> fewer = new ArrayList<>(requests);
        fewer.remove(index);
        return new Chain(seed, List.copyOf(fewer));
    }

    @Override
    public String toString() {
        StringBuilder words = new StringBuilder("seed " + seed);
        requests.forEach(request -> words.append("\n  ").append(request));
        return words.toString();
    }
}
