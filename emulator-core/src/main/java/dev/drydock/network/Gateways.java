package dev.drydock.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The places that give a stack its way out, one for each family: default routes and published ports lead through them
 * (28.5.2: selectGatewayEndpoint).
 *
 * @param ipv4 null if there is no way out
 * @param ipv6 null if there is no way out
 */
record Gateways(@Nullable Endpoint ipv4, @Nullable Endpoint ipv6) {

    /** A place that may give a way out. */
    record Candidate(Endpoint place, boolean ipv4, boolean ipv6) {
        /** How many families it has a gateway of. */
        int families() {
            return (ipv4 ? 1 : 0) + (ipv6 ? 1 : 0);
        }
    }

    /** The first one of both families, whatever its rank; without such a place the first one of each. */
    static Gateways among(List<Candidate> byRank) {
        Endpoint ipv4 = null;
        Endpoint ipv6 = null;
        for (Candidate candidate : byRank) {
            if (candidate.families() == 2) {
                return new Gateways(candidate.place(), candidate.place());
            }
            if (candidate.ipv4() && ipv4 == null) {
                ipv4 = candidate.place();
            }
            if (candidate.ipv6() && ipv6 == null) {
                ipv6 = candidate.place();
            }
        }
        return new Gateways(ipv4, ipv6);
    }

    boolean isIpv4(Endpoint place) {
        return isSame(ipv4, place);
    }

    boolean isIpv6(Endpoint place) {
        return isSame(ipv6, place);
    }

    /** Whether each family has a way out of its own. */
    boolean areSeparate() {
        return ipv4 != null && ipv6 != null && !isSame(ipv4, ipv6);
    }

    private static boolean isSame(@Nullable Endpoint one, Endpoint other) {
        return one != null && one.id().equals(other.id());
    }
}
