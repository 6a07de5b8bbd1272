package dev.drydock.conformance.differential;

import dev.drydock.conformance.differential.Chain.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** What chains about images are made of: small images, made by import and commit, tagged, listed, removed. */
final class ImageVocabulary {
    static final List<String> CONTAINERS = List.of("ddi-a", "ddi-b");
    static final List<String> TAGS = List.of("ddi-one:1", "ddi-one:2", "ddi-two:latest");

    /** Those of an import have the label by which they are listed and pruned. */
    private static final List<String> CHANGES =
            List.of("CMD x", "ENV A=1", "EXPOSE 80", "WORKDIR /w", "VOLUME /v", "USER me", "LABEL more=2");

    private static final List<String> FILTERS = List.of(
            "\"reference\":[\"ddi-*\"]",
            "\"reference\":[\"ddi-one\"]",
            "\"reference\":[\"ddi-one:2\",\"ddi-two\"]",
            "\"label\":[\"ddi=1\"]",
            "\"label\":[\"ddi\",\"more=2\"]",
            "\"label\":[\"ddi=1\"],\"dangling\":[\"true\"]",
            "\"label\":[\"ddi=1\"],\"dangling\":[\"false\"]",
            "\"label\":[\"ddi=1\"],\"dangling\":[\"perhaps\"]",
            "\"label\":[\"ddi=1\"],\"before\":[\"ddi-one:1\"]",
            "\"label\":[\"ddi=1\"],\"since\":[\"ddi-one:1\"]",
            "\"label\":[\"ddi=1\"],\"since\":[\"ddi-one:2\"],\"before\":[\"ddi-two\"]",
            "\"label\":[\"ddi=1\"],\"until\":[\"1h\"]",
            "\"label\":[\"ddi=1\"],\"until\":[\"2100-01-01\"]",
            "\"label\":[\"ddi=1\"],\"until\":[\"abc\"]",
            "\"label\":[\"ddi=2\"]",
            "\"label\":[\"ddi=1\"],\"label!\":[\"more\"]",
            "\"label\":[\"ddi=1\"],\"before\":[\"ddi-none\"]",
            "\"label\":[\"ddi=1\"],\"until\":[\"-1h\"]",
            "\"label\":[\"ddi=1\"],\"dangling\":[\"0\"]",
            "\"reference\":[\"ddi-???:1\"]",
            "\"reference\":[\"ddi-[ot]*\"]",
            "\"reference\":[\"docker.io/library/ddi-one\"]",
            "\"label\":{\"ddi=1\":false}",
            "\"nope\":[\"1\"]");

    private static final List<String> PRUNES = List.of(
            "\"label\":[\"ddi=1\"]",
            "\"label\":[\"ddi=1\"],\"dangling\":[\"false\"]",
            "\"label\":[\"ddi=1\"],\"dangling\":[\"0\"],\"until\":[\"2100-01-01\"]",
            "\"label\":[\"ddi=1\"],\"until\":[\"1h\"]",
            "\"label\":[\"ddi=1\"],\"label!\":[\"more=2\"],\"dangling\":[\"false\"]",
            "\"label\":[\"ddi=1\"],\"nope\":[\"1\"]");

    /** What an image is to be called; some are no names. */
    private static final List<String> NAMES = List.of(
            "repo=ddi-one&tag=1",
            "repo=ddi-one&tag=2",
            "repo=ddi-two&tag=latest",
            "repo=ddi-two",
            "repo=ddi-one:2",
            "repo=ddi-one:1&tag=2",
            "repo=Ddi-one",
            "repo=ddi-one&tag=%40",
            "repo=");

    private ImageVocabulary() {}

    /** @return where the body is {@code tar:N}, a tar with N bytes in its file is to be sent */
    static Request request(Random random) {
        String tag = pick(TAGS, random);
        String container = pick(CONTAINERS, random);
        return switch (random.nextInt(20)) {
            case 0, 1, 2 -> importOf(tag, random);
            case 3, 4 ->
                Request.post(
                        "/containers/create?name=" + container,
                        "{\"Image\":\"" + tag + "\",\"Cmd\":[\"x\"],\"Labels\":{\"own\":\"1\"}}");
            case 5, 6 -> put(container, random);
            case 7, 8, 9 -> commit(container, tag, random);
            case 10 -> Request.post("/images/" + tag + "/tag?" + pick(NAMES, random));
            case 11, 12 -> Request.delete("/images/" + tag + pick(List.of("", "", "?force=1", "?noprune=1"), random));
            case 13 -> Request.delete("/containers/" + container);
            case 14, 15 ->
                Request.get("/images/json?" + pick(List.of("", "all=1&", "shared-size=1&", "manifests=1&"), random)
                        + "filters=" + encoded(pick(FILTERS, random)));
            case 16 -> Request.get("/images/" + tag + "/history");
            case 17 -> atSomeVersion(Request.get("/images/" + tag + "/json"), random);
            case 18 -> Request.post("/images/prune?filters=" + encoded(pick(PRUNES, random)));
            default -> Request.get("/containers/json?all=1&size=1&filters=" + encoded("\"name\":[\"ddi-\"]"));
        };
    }

    private static Request importOf(String tag, Random random) {
        String changes = "&changes=LABEL%20ddi%3D1";
        for (int i = random.nextInt(3); i > 0; i--) {
            changes += "&changes=" + URLEncoder.encode(pick(CHANGES, random), StandardCharsets.UTF_8);
        }
        return Request.post(
                "/images/create?fromSrc=-&" + named(tag) + changes + pick(List.of("", "&message=words"), random),
                "tar:" + pick(List.of("0", "3", "5000"), random));
    }

    private static Request put(String container, Random random) {
        String path = "/containers/" + container + "/archive?path=/";
        return new Request(Chain.Way.PLAIN, "", "PUT", path, "tar:" + pick(List.of("0", "4", "7000"), random));
    }

    private static Request commit(String container, String tag, Random random) {
        String more = pick(
                List.of(
                        "",
                        "&author=me&comment=words",
                        "&pause=0",
                        "&changes=CMD%20y&changes=ENV%20B%3D2",
                        "&changes=NOPE%20y"),
                random);
        String body = pick(List.of("{}", "{}", "{\"Cmd\":[\"z\"],\"Labels\":{\"more\":\"2\"}}"), random);
        return Request.post("/commit?container=" + container + "&" + named(tag) + more, body);
    }

    private static Request atSomeVersion(Request request, Random random) {
        String version = pick(List.of("", "", "/v1.24", "/v1.43", "/v1.44", "/v1.48"), random);
        return version.isEmpty() ? request : request.atVersion(version);
    }

    private static String named(String tag) {
        return "repo=" + tag.replace(":", "&tag=");
    }

    private static String encoded(String members) {
        return URLEncoder.encode("{" + members + "}", StandardCharsets.UTF_8);
    }

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
