package dev.drydock.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Knows what a call was asked of by the name that it had then: clients go on with the id that they were given. */
final class Names {
    /** What the command line shows of an id; less is not taken for one. */
    private static final int SHORT_ID = 12;

    private final Map<String, String> byId = new HashMap<>();
    private final Map<Long, String> made = new HashMap<>();

    /** The entries, their calls with names. */
    static List<Entry> in(List<Entry> entries) {
        Names names = new Names();
        for (Entry entry : entries) {
            if (entry instanceof Occurrence occurrence && occurrence.cause() != 0) {
                names.made.putIfAbsent(occurrence.cause(), occurrence.name());
            }
        }
        List<Entry> named = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            if (entry instanceof Occurrence occurrence) {
                names.learn(occurrence);
            }
            named.add(entry instanceof Call call ? call.of(names.target(call)) : entry);
        }
        return named;
    }

    private void learn(Occurrence occurrence) {
        Map<String, String> attributes = occurrence.event().attributes();
        String name = attributes.get("name");
        if (name == null) {
            return;
        }
        put(occurrence.event().actorId(), name);
        String exec = attributes.get("execID");
        if (exec != null) {
            put(exec, name);
        }
    }

    private void put(String id, String name) {
        byId.put(id, name);
        if (id.length() > SHORT_ID) {
            byId.put(id.substring(0, SHORT_ID), name);
        }
    }

    private String target(Call call) {
        String target = call.target();
        if (target.isEmpty()) {
            // Such as a create that leaves the name to the engine.
            return call.action().endsWith("create") ? made.getOrDefault(call.number(), "") : "";
        }
        String name = byId.get(target);
        if (name == null && target.length() > SHORT_ID) {
            name = byId.get(target.substring(0, SHORT_ID));
        }
        return name == null ? target : name;
    }
}
