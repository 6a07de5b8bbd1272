package dev.drydock.network;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Ipv6AddressTest {
    /** RFC 5952, section 4, and the examples of RFC 4291, section 2.2. */
    @ParameterizedTest
    @CsvSource({
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "2001:0db8::0001, 2001:db8::1",
        "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "FF01::ABCD, ff01::abcd",
        "::ffff:10.77.0.5, ::ffff:a4d:5",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0"
    })
    void has_one_form(String text, String form) {
        assertThat(Ipv6Address.of(text)).hasToString(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":::",
                "1",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "12345::",
                "g::",
                "::1%eth0",
                "1:2:3:4:5:6:7:8::",
                "::10.0.0",
                "10.0.0.1"
            })
    void is_nothing_else(String text) {
        assertThat(Ipv6Address.parse(text)).isEmpty();
    }

    @Property
    void is_read_as_it_was_written(@ForAll long high, @ForAll long low) {
        Ipv6Address address = new Ipv6Address(high, low);
        assertThat(Ipv6Address.of(address.toString())).isEqualTo(address);
    }

    @Property
    void has_a_next_one_that_it_is_before(@ForAll long high, @ForAll long low) {
        Ipv6Address address = new Ipv6Address(high, low);
        assertThat(address.next().previous()).isEqualTo(address);
        if (high != -1 || low != -1) {
            assertThat(address).isLessThan(address.next());
        }
    }

    /** As the recorded machine's interfaces have it. */
    @Test
    void is_made_from_a_hardware_address() {
        assertThat(Ipv6Address.linkLocalOf(new MacAddress("e6:8d:5b:eb:4c:85")))
                .hasToString("fe80::e48d:5bff:feeb:4c85");
        assertThat(Ipv6Address.linkLocalOf(new MacAddress("92:7d:00:2d:8b:0e"))).hasToString("fe80::907d:ff:fe2d:8b0e");
    }

    @ParameterizedTest
    @CsvSource({
        "fd00:77::/64, fd00:77::, fd00:77::ffff:ffff:ffff:ffff",
        "fd00:77::8000/113, fd00:77::8000, fd00:77::ffff",
        "::/0, ::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "fd00::1/128, fd00::1, fd00::1"
    })
    void belongs_to_a_block(String block, String first, String last) {
        assertThat(Ipv6Subnet.of(block).base()).hasToString(first);
        assertThat(Ipv6Subnet.of(block).last()).hasToString(last);
    }

    /** The engine with this id offered fd3e:2183:ca::/64 (28.5.2). */
    @Test
    void is_offered_by_an_engine_from_its_id() {
        AddressSpace space = AddressSpace.local("b285cbc7-272e-4f6c-a481-aab59189c353");
        assertThat(space.ipv6().takeLowest())
                .hasValueSatisfying(block -> assertThat(block).hasToString("fd3e:2183:ca::/64"));
        assertThat(space.ipv6().takeLowest())
                .hasValueSatisfying(block -> assertThat(block).hasToString("fd3e:2183:ca:1::/64"));
    }
}
