package dev.drydock.userland.utility.client;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Kinds of records that {@code nslookup} of BusyBox asks for (RFC 1035, 3.2.2). */
enum DnsType {
    SOA(6),
    NS(2),
    A(1),
    AAAA(28),
    CNAME(5),
    MX(15),
    TXT(16),
    PTR(12),
    SRV(33),
    ANY(255);

    private final int number;

    DnsType(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static Optional<DnsType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
