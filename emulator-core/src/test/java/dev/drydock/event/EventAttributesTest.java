package dev.drydock.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EventAttributesTest {
    private static final Map<String, String> WEB =
            EventAttributes.copyOf(Map.of("name", "web", "image", "nginx:1.13", "exitCode", "0"));

    @Property(tries = 200)
    void they_are_what_a_sorted_map_of_the_same_pairs_is(@ForAll @Size(max = 12) Map<String, String> pairs) {
        EventAttributes attributes = EventAttributes.copyOf(pairs);
        TreeMap<String, String> sorted = new TreeMap<>(pairs);

        assertThat(attributes).isEqualTo(sorted).hasSameHashCodeAs(sorted).hasToString(sorted.toString());
        assertThat(attributes.keySet()).containsExactlyElementsOf(sorted.keySet());
        assertThat(attributes.values()).containsExactlyElementsOf(sorted.values());
        pairs.keySet().forEach(name -> assertThat(attributes.get(name)).isEqualTo(pairs.get(name)));
        assertThat(attributes.containsKey(String.join("", pairs.keySet()) + "!"))
                .isFalse();
    }

    @Test
    void a_later_value_takes_the_place_of_an_earlier_one() {
        EventAttributes attributes = new EventAttributes.Builder(1)
                .put("name", "db")
                .put("execID", "1")
                .put("name", "web")
                .build();

        assertThat(attributes).containsExactly(Map.entry("execID", "1"), Map.entry("name", "web"));
    }

    @Test
    void what_is_put_after_they_were_built_is_not_in_them() {
        EventAttributes.Builder builder = new EventAttributes.Builder(1).put("name", "web");
        EventAttributes attributes = builder.build();
        builder.put("name", "db");

        assertThat(attributes).containsExactly(Map.entry("name", "web"));
    }

    @Test
    void nobody_changes_them() {
        assertThatThrownBy(() -> WEB.put("name", "db")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> WEB.remove("name")).isInstanceOf(UnsupportedOperationException.class);
        Iterator<String> names = WEB.keySet().iterator();
        names.next();
        assertThatThrownBy(names::remove).isInstanceOf(UnsupportedOperationException.class);
        Map.Entry<String, String> first = WEB.entrySet().iterator().next();
        assertThatThrownBy(() -> first.setValue("1")).isInstanceOf(UnsupportedOperationException.class);
    }
}
