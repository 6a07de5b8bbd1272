package dev.drydock.api.route;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The page {@code docs/support.md}, made from the operations of the API and the routes. */
final class SupportTable {
    private final RouteTable routes;
    private final List<Operation> operations;

    SupportTable(RouteTable routes) throws IOException {
        this.routes = routes;
        this.operations = operations();
    }

    /** An operation of the API's specification. */
    record Operation(String method, String path, String name) {
        static Operation parse(String line) {
            String[] parts = line.split(" ");
            return new Operation(parts[0], parts[1], parts[2]);
        }

        /** A path that is of its form. */
        String example() {
            return path.replaceAll("\\{\\w+}", "x");
        }
    }

    /** All operations of API 1.51, in the order of its specification. */
    static List<Operation> operations() throws IOException {
        InputStream file = SupportTable.class.getResourceAsStream("operations-1.51.txt");
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Operation::parse)
                    .toList();
        }
    }

    Support supportOf(Operation operation) {
        return routes.find(operation.method(), operation.example())
                .orElseThrow(() -> new AssertionError("no route for " + operation))
                .route()
                .support();
    }

    String page() {
        Map<Support, Integer> counts = new EnumMap<>(Support.class);
        StringBuilder rows = new StringBuilder();
        for (Operation operation : operations) {
            Support support = supportOf(operation);
            counts.merge(support, 1, Integer::sum);
            rows.append(String.format(
                    "| `%s %s` | %s | %s |%n", operation.method(), operation.path(), operation.name(), words(support)));
        }
        return """
                # Which operations of the Docker Engine API are emulated

                All %d operations of API 1.51; each answers at every version from 1.24 on, as in the engine 28.5.2. This page is
                made from the routes, and a test (`SupportTableTest`) checks that it is current.

                %d are emulated. %d are refused, as an engine without swarm, plugins and experimental features refuses them, in
                its words. %d answer `501` and name themselves.

                | operation | name | |
                |---|---|---|
                %s""".formatted(
                        operations.size(),
                        counts.getOrDefault(Support.EMULATED, 0),
                        counts.getOrDefault(Support.REFUSED_AS_BY_THE_ENGINE, 0),
                        counts.getOrDefault(Support.NOT_EMULATED, 0),
                        rows);
    }

    private static String words(Support support) {
        return switch (support) {
            case EMULATED -> "emulated";
            case REFUSED_AS_BY_THE_ENGINE -> "refused, as by the engine";
            case NOT_EMULATED -> "501";
        };
    }
}
