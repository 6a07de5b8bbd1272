package dev.drydock.userland.shell.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Arrays as values: what is made of one leaves it as it was. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArraysTest {
    private static final Variable INDEXED = Variable.unset().withElements(Map.of(3L, "d", 10L, "k"));
    private static final Variable KEYED =
            Variable.unset().withKeyed(Map.of()).withElement("one", "1").withElement("two", "2");

    @Test
    void another_element_is_in_the_new_array_alone() {
        assertThat(INDEXED.withElement("5", "f").indices()).isEqualTo(Map.of(3L, "d", 5L, "f", 10L, "k"));
        assertThat(INDEXED.indices()).isEqualTo(Map.of(3L, "d", 10L, "k"));
        assertThat(KEYED.withElement("two", "II").element("two")).isEqualTo("II");
        assertThat(KEYED.element("two")).isEqualTo("2");
    }

    @Test
    void elements_are_shown_in_the_order_of_their_indices() {
        Variable array = INDEXED.withElement("0", "a");

        assertThat(array.keys()).containsExactly("0", "3", "10");
        assertThat(array.values()).containsExactly("a", "d", "k");
    }

    @Test
    void the_next_index_comes_after_the_highest() {
        assertThat(INDEXED.nextIndex()).isEqualTo(11);
        assertThat(INDEXED.withoutElement("10").nextIndex()).isEqualTo(4);
        assertThat(Variable.of("scalar").nextIndex()).isEqualTo(1);
        assertThat(Variable.unset().nextIndex()).isZero();
    }

    @Test
    void a_scalar_becomes_the_first_element() {
        assertThat(Variable.of("scalar").withElement("1", "b").values()).containsExactly("scalar", "b");
    }

    @Test
    void of_keys_in_one_bucket_the_newest_is_shown_first() {
        String[] alike = keysOfOneBucket();
        Variable array = Variable.unset()
                .withKeyed(Map.of())
                .withElement(alike[0], "old")
                .withElement(alike[1], "new");

        assertThat(array.values()).containsExactly("new", "old");
        assertThat(array.withElement(alike[0], "changed").values()).containsExactly("new", "changed");
        assertThat(array.withoutElement(alike[0]).withElement(alike[0], "again").values())
                .containsExactly("again", "new");
    }

    /** Whichever two are shown the newest first have a bucket in common: those of others are shown in one order. */
    private static String[] keysOfOneBucket() {
        for (int i = 1; ; i++) {
            String key = "k" + i;
            if (first("k0", key).equals(key) && first(key, "k0").equals("k0")) {
                return new String[] {"k0", key};
            }
        }
    }

    private static String first(String older, String newer) {
        return Variable.unset()
                .withKeyed(Map.of())
                .withElement(older, "")
                .withElement(newer, "")
                .keys()
                .iterator()
                .next();
    }

    @Test
    void what_an_array_holds_is_counted_and_given_back() {
        Variables variables = new Variables(HashOrder.BASH);
        variables.put("array", Variable.unset().withElements(Map.of()));
        AtomicLong held = new AtomicLong();
        variables.accountTo(held::addAndGet);

        variables.put("array", INDEXED);
        long whole = held.get();
        variables.put("array", INDEXED.withElement("3", "longer").withoutElement("3"));
        long less = held.get();
        variables.put("array", KEYED.withoutElement("one").withoutElement("two").withoutElement("three"));

        assertThat(whole).isEqualTo(2 * (48 + 1));
        assertThat(less).isEqualTo(48 + 1);
        assertThat(held).hasValue(0);
    }
}
