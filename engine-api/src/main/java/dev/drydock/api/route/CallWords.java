package dev.drydock.api.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a route does, in the words of the command line: {@code start}, {@code network connect}, {@code image inspect}. */
final class CallWords {
    /** Routes whose paths say something else. */
    private static final Map<String, String> BY_ROUTE = Map.of(
            "POST /images/create", "pull",
            "POST /auth", "login",
            "GET /_ping", "ping",
            "HEAD /_ping", "ping",
            "GET /system/df", "system df",
            "GET /containers/{name:.*}/archive", "copy from",
            "PUT /containers/{name:.*}/archive", "copy to",
            "HEAD /containers/{name:.*}/archive", "stat",
            "GET /images/{name:.*}/get", "image save",
            "GET /images/get", "image save");

    private static final Set<String> LISTED = Set.of(
            "containers",
            "images",
            "networks",
            "volumes",
            "plugins",
            "nodes",
            "services",
            "tasks",
            "secrets",
            "configs");

    private CallWords() {}

    /** @param route method and form of the path */
    static String of(Route route) {
        String known = BY_ROUTE.get(route.toString());
        return known != null ? known : fromPath(route.method(), route.template().toString());
    }

    private static String fromPath(String method, String template) {
        List<String> words = new ArrayList<>();
        boolean one = false;
        for (String segment : template.substring(1).split("/")) {
            if (segment.startsWith("{")) {
                one = true;
            } else {
                words.add(segment);
            }
        }
        if (words.isEmpty()) {
            return method.toLowerCase(Locale.ROOT);
        }
        String things = words.remove(0);
        String action = words.isEmpty() || words.get(words.size() - 1).equals("json")
                ? withoutWord(method, one, things)
                : String.join(" ", words);
        String thing = things.endsWith("s") ? things.substring(0, things.length() - 1) : things;
        if (thing.equals("container") || action.equals(thing) || action.equals(things)) {
            return action;
        }
        return thing + " " + action;
    }

    private static String withoutWord(String method, boolean one, String things) {
        if (method.equals("DELETE")) {
            return "remove";
        }
        if (one) {
            return "inspect";
        }
        return LISTED.contains(things) ? "list" : things;
    }
}
