package dev.drydock.api.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PathTemplateTest {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)(?::(\\.[*+]))?}");

    @Test
    void a_place_is_one_segment() {
        PathTemplate template = new PathTemplate("/tasks/{id}/logs");

        assertThat(template.match("/tasks/a/logs")).contains(Map.of("id", "a"));
        assertThat(template.match("/tasks//logs")).isEmpty();
        assertThat(template.match("/tasks/a/b/logs")).isEmpty();
        assertThat(template.match("/tasks/logs")).isEmpty();
    }

    @Test
    void a_place_for_any_text_takes_slashes_and_as_much_as_it_can() {
        PathTemplate template = new PathTemplate("/images/{name:.*}/json");

        assertThat(template.match("/images/a/json/b/json")).contains(Map.of("name", "a/json/b"));
        assertThat(template.match("/images//json")).contains(Map.of("name", ""));
        assertThat(template.match("/images/json")).isEmpty();
        assertThat(template.match("/images/a\nb/json")).isEmpty();
    }

    @Test
    void two_places_are_told_apart_by_what_stands_between_them() {
        PathTemplate template = new PathTemplate("/containers/{name}/checkpoints/{checkpoint}");

        assertThat(template.match("/containers/a/checkpoints/b")).contains(Map.of("name", "a", "checkpoint", "b"));
    }

    @Property
    void a_path_matches_as_the_expression_that_the_template_stands_for(
            @ForAll("templates") String template, @ForAll("paths") String path) {
        assertThat(new PathTemplate(template).match(path)).isEqualTo(byExpression(template, path));
    }

    @Provide
    Arbitrary<String> templates() {
        return Arbitraries.of("{x}", "{y:.*}", "{z:.+}", "", "a")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .filter(PathTemplateTest::namesAreUnique)
                .map(parts -> "/" + String.join("/", parts));
    }

    private static boolean namesAreUnique(List<String> parts) {
        return parts.stream().filter(part -> part.startsWith("{")).distinct().count()
                == parts.stream().filter(part -> part.startsWith("{")).count();
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("a", "b", "/", "\n").list().ofMaxSize(8).map(parts -> "/" + String.join("", parts));
    }

    private static Optional<Map<String, String>> byExpression(String template, String path) {
        Matcher place = PLACE.matcher(template);
        StringBuilder expression = new StringBuilder();
        int end = 0;
        while (place.find()) {
            expression.append(Pattern.quote(template.substring(end, place.start())));
            String text = place.group(2) == null ? "[^/]+" : place.group(2);
            expression
                    .append("(?<")
                    .append(place.group(1))
                    .append('>')
                    .append(text)
                    .append(')');
            end = place.end();
        }
        expression.append(Pattern.quote(template.substring(end)));
        Matcher matcher =
                Pattern.compile(expression.toString(), Pattern.UNIX_LINES).matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> texts = new HashMap<>();
        for (String name : List.of("x", "y", "z")) {
            if (template.contains("{" + name)) {
                texts.put(name, matcher.group(name));
            }
        }
        return Optional.of(texts);
    }
}
