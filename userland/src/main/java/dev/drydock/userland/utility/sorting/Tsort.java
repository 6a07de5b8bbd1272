package dev.drydock.userland.utility.sorting;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code tsort}: an order in which what comes first in a pair comes first (D. Knuth, "The Art of Computer Programming", 2.2.3). */
final class Tsort {
    static final Command COMMAND =
            Command.named("tsort", call -> new Tsort(call).run()).gnu("").only(Flavour.GNU);
    private static final Words EXTRA = Words.of("extra operand %l");
    private static final Words ODD = Words.of("%n: input contains an odd number of tokens");
    private static final Words LOOP = Words.of("%n: input contains a loop:");
    private static final Words CANNOT_OPEN = Words.of("%n: %s");

    private final Invocation call;
    private final Map<String, Item> items = new TreeMap<>();

    private Tsort(Invocation call) {
        this.call = call;
    }

    /** A word, how many come before it, and what comes after it: the pair that was read last first. */
    private static final class Item {
        private final String word;
        private int before;
        private boolean printed;
        private final Deque<Item> after = new ArrayDeque<>();

        Item(String word) {
            this.word = word;
        }
    }

    private Exit run() {
        if (call.operands().size() > 1) {
            throw call.usage(EXTRA, call.operands().get(1));
        }
        String operand = call.operands().isEmpty() ? "-" : call.operands().get(0);
        read(operand);
        int left = items.size();
        Deque<Item> ready = new ArrayDeque<>();
        while (left > 0) {
            for (Item item : items.values()) {
                if (item.before == 0 && !item.printed && !ready.contains(item)) {
                    ready.add(item);
                }
            }
            while (!ready.isEmpty()) {
                Item item = ready.poll();
                call.out().dataLine(item.word);
                item.printed = true;
                left--;
                for (Item next : item.after) {
                    if (--next.before == 0) {
                        ready.add(next);
                    }
                }
                item.after.clear();
            }
            if (left > 0) {
                call.complain(LOOP, operand);
                breakLoop();
            }
        }
        return call.exit();
    }

    private void read(String operand) {
        List<String> words = new ArrayList<>();
        try (Input input = call.open(operand)) {
            for (String line = input.line(); line != null; line = input.line()) {
                for (String word : line.split("[ \t]+")) {
                    if (!word.isEmpty()) {
                        // Nothing behind a NUL counts.
                        words.add(word.replaceFirst("(?s)\0.*", ""));
                    }
                }
            }
        } catch (IOException error) {
            // A directory is taken for a file without contents.
            if (!call.isGnu() || !call.isDirectory(operand)) {
                throw call.fail(CANNOT_OPEN, operand, error);
            }
        }
        if (words.size() % 2 != 0) {
            throw call.fail(ODD, operand);
        }
        for (int i = 0; i < words.size(); i += 2) {
            Item first = items.computeIfAbsent(words.get(i), Item::new);
            Item second = items.computeIfAbsent(words.get(i + 1), Item::new);
            if (first != second) {
                first.after.push(second);
                second.before++;
            }
        }
    }

    /**
     * Goes round the words that are left, again and again, and each time a word comes before the one that was found last,
     * it is found; when one is found again, there is a loop. It is told, and opened behind the word that was found again.
     */
    private void breakLoop() {
        Map<Item, Item> links = new HashMap<>();
        Item last = null;
        while (true) {
            for (Item item : items.values()) {
                if (item.printed || item.before == 0) {
                    continue;
                }
                if (last == null) {
                    last = item;
                } else if (item.after.contains(last)) {
                    if (links.containsKey(item)) {
                        tell(last, item, links);
                        item.after.removeFirstOccurrence(last);
                        last.before--;
                        return;
                    }
                    links.put(item, last);
                    last = item;
                }
            }
        }
    }

    private void tell(Item first, Item last, Map<Item, Item> links) {
        Item item = first;
        while (item != null) {
            call.say(Words.of("%s"), item.word);
            item = item == last ? null : links.get(item);
        }
    }
}
