package dev.drydock.conformance.property;

import dev.drydock.error.ErrorKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The model of who is on which network: it knows names, memberships and who runs, and nothing of how that is done. */
final class Residents {
    static final String BRIDGE = "bridge";
    /** A network that keeps those who are on it apart. */
    static final String APART = "apart";

    /** @param address that was asked for, or empty */
    record Place(String alias, String address) {
        static final Place ANY = new Place("", "");
    }

    /** A container: where it is, or will be when it runs. */
    static final class Resident {
        final Map<String, Place> places = new TreeMap<>();
        /** What a running one asked for and did not get: it is shown, and the next start asks for it again. */
        final Map<String, Place> refused = new TreeMap<>();

        /** The network that it was made for: as long as that is missing, it joins no other one. */
        final String mode;

        final int port;
        boolean running;
        /** A network that it is on is not there: it is gone, or yet to be made. A start may then go either way. */
        boolean homeless;

        Resident(String mode, int port) {
            this.mode = mode;
            this.port = port;
        }

        Set<String> shown() {
            Set<String> shown = new TreeSet<>(places.keySet());
            shown.addAll(refused.keySet());
            return shown;
        }

        boolean asksForAddress() {
            return places.values().stream().anyMatch(place -> !place.address().isEmpty());
        }

        void end() {
            running = false;
            places.putAll(refused);
            refused.clear();
        }

        boolean publishes() {
            return port > 0 && !places.isEmpty();
        }
    }

    final Set<String> networks = new TreeSet<>(List.of(BRIDGE));
    final Map<String, Resident> residents = new TreeMap<>();

    boolean areRunning(String network) {
        return running().anyMatch(each -> each.places.containsKey(network));
    }

    void removeNetwork(String network) {
        networks.remove(network);
        residents.values().stream()
                .filter(each -> each.shown().contains(network))
                .forEach(each -> each.homeless = true);
    }

    /** Whether somebody can publish their port; who is on no network publishes none. */
    boolean findsPortFree(Resident resident) {
        return !resident.publishes() || isPortFree(resident);
    }

    boolean hasNetworkOfMode(Resident resident) {
        return networks.contains(resident.mode);
    }

    /** Whether nobody else has published the port that somebody asks for. */
    boolean isPortFree(Resident resident) {
        return running().noneMatch(each -> each != resident && each.publishes() && each.port == resident.port);
    }

    /** What becomes of a connect: null for nothing bad. Who does not run may wait for a network that is yet to be made. */
    ErrorKind refusalOfConnect(String name, String network) {
        Resident resident = residents.get(name);
        if (resident == null || (resident.running && !(networks.contains(network) && hasNetworkOfMode(resident)))) {
            return ErrorKind.NOT_FOUND;
        }
        return resident.running && resident.places.containsKey(network) ? ErrorKind.FORBIDDEN : null;
    }

    /** Who is there already stays as it is; what is wanted of a network that is not there can be wanted anew. */
    void connected(String name, String network, Place place) {
        Resident resident = residents.get(name);
        resident.refused.remove(network);
        if (networks.contains(network)) {
            resident.places.putIfAbsent(network, place);
        } else {
            resident.places.put(network, place);
            resident.homeless = true;
        }
    }

    /** The first wish that a running one was refused stays until one is granted. */
    void refused(String name, String network, Place place) {
        residents.get(name).refused.putIfAbsent(network, place);
    }

    /** What becomes of a disconnect: null for nothing bad. */
    ErrorKind refusalOfDisconnect(String name, String network) {
        Resident resident = residents.get(name);
        if (resident == null || (resident.running && !networks.contains(network))) {
            return ErrorKind.NOT_FOUND;
        }
        return resident.places.containsKey(network) ? null : ErrorKind.UNKNOWN;
    }

    /** Whether packets of one come to the other's place on a network. */
    boolean reaches(String from, String to, String network) {
        boolean together = residents.get(from).places.containsKey(network) && !network.equals(APART);
        return from.equals(to) || together;
    }

    /** Who answers to a name on the networks of somebody; the bridge that is there from the start has no name service. */
    Stream<Map.Entry<String, String>> called(String name, String asker) {
        return residents.get(asker).places.keySet().stream()
                .filter(network -> !network.equals(BRIDGE))
                .flatMap(network -> residents.entrySet().stream()
                        .filter(each -> each.getValue().running && isCalled(each, network, name))
                        .map(each -> Map.entry(each.getKey(), network)));
    }

    private static boolean isCalled(Map.Entry<String, Resident> resident, String network, String name) {
        Place place = resident.getValue().places.get(network);
        return place != null
                && (resident.getKey().equalsIgnoreCase(name)
                        || (!place.alias().isEmpty() && place.alias().equalsIgnoreCase(name)));
    }

    private Stream<Resident> running() {
        return residents.values().stream().filter(each -> each.running);
    }
}
