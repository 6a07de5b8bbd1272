package dev.drydock.userland.utility.inspection;

import dev.drydock.process.ProcessStatus;
import dev.drydock.process.Terminal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Processes as a tree of their parents: children stand in the order of their names and owners, and those whose trees look
 * alike are counted.
 */
final class ProcessTree {
    private static final int USUAL_WIDTH = 80;
    private static final int FIRST_PRINTED = 0x20;
    private static final int FIRST_UNPRINTED = 0x7f;

    private final Map<Integer, Node> nodes = new TreeMap<>();
    private final boolean pids;
    private final int width;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private final List<Integer> widths = new ArrayList<>();
    private final List<Boolean> more = new ArrayList<>();

    /** A process and its children. */
    private static final class Node {
        private final int pid;
        private final ProcessStatus status;
        private final List<Node> children = new ArrayList<>();

        Node(ProcessStatus status) {
            this.pid = status.pid();
            this.status = status;
        }
    }

    /** @param width of a line, which ends with a plus sign where it would be longer */
    ProcessTree(List<ProcessStatus> processes, boolean pids, int width) {
        this.pids = pids;
        this.width = width;
        processes.forEach(each -> nodes.put(each.pid(), new Node(each)));
        Comparator<Node> order =
                Comparator.comparing((Node node) -> node.status.name()).thenComparingInt(node -> node.status.uid());
        for (Node node : nodes.values()) {
            Node parent = nodes.get(node.status.parentPid());
            if (parent != null && parent != node) {
                parent.children.add(node);
            }
        }
        nodes.values().forEach(node -> node.children.sort(order));
    }

    /** How wide a line may be: that of the terminal, or what {@code COLUMNS} says. */
    static int width(dev.drydock.process.ContainerProcess process) {
        String columns = process.environment().get("COLUMNS");
        if (columns != null && columns.matches("[1-9]\\d{0,4}")) {
            return Integer.parseInt(columns);
        }
        int wide = process.terminal()
                .map(Terminal::windowSize)
                .map(Terminal.WindowSize::columns)
                .orElse(0);
        return wide > 0 ? wide : USUAL_WIDTH;
    }

    /** The tree of a process; empty if there is none. */
    String from(int pid) {
        text.setLength(0);
        Node node = nodes.get(pid);
        if (node != null) {
            show(node, 0, 1, true, true, 0);
        }
        return text.toString();
    }

    /** The trees of a user's processes, an empty line between them; empty if there is none. */
    String of(int uid) {
        text.setLength(0);
        Node first = nodes.get(1);
        if (first != null) {
            show(first, uid);
        }
        return text.toString();
    }

    private void show(Node node, int uid) {
        if (node.status.uid() == uid) {
            if (text.length() > 0) {
                text.append('\n');
            }
            show(node, 0, 1, true, true, 0);
            return;
        }
        node.children.forEach(child -> show(child, uid));
    }

    private void show(Node node, int level, int repeated, boolean goesOn, boolean last, int brackets) {
        if (!goesOn) {
            indent(level, last);
        }
        int before = line.length();
        if (repeated > 1) {
            line.append(repeated).append("*[");
        }
        line.append(printable(node.status.name()));
        if (pids) {
            line.append('(').append(node.pid).append(')');
        }
        int own = line.length() - before;
        if (node.children.isEmpty()) {
            line.append("]".repeat(brackets));
            end();
        }
        set(widths, level, own);
        set(more, level, !last);
        if (line.length() >= width) {
            end();
            return;
        }
        List<List<Node>> groups = groups(node.children);
        for (int i = 0; i < groups.size(); i++) {
            boolean lastGroup = i + 1 == groups.size();
            if (i == 0) {
                line.append(lastGroup ? "---" : "-+-");
            }
            int count = groups.get(i).size();
            show(groups.get(i).get(0), level + 1, count, i == 0, lastGroup, brackets + (count > 1 ? 1 : 0));
        }
    }

    private void indent(int level, boolean last) {
        for (int i = 0; i < level; i++) {
            line.append(" ".repeat(widths.get(i) + 1));
            if (i == level - 1) {
                line.append(last ? "`-" : "|-");
            } else {
                line.append(more.get(i + 1) ? "| " : "  ");
            }
        }
    }

    private void end() {
        text.append(line.length() >= width ? line.substring(0, width - 1) + "+" : line.toString())
                .append('\n');
        line.setLength(0);
    }

    private static <T> void set(List<T> list, int index, T value) {
        if (index < list.size()) {
            list.set(index, value);
        } else {
            list.add(value);
        }
    }

    private List<List<Node>> groups(List<Node> children) {
        List<List<Node>> groups = new ArrayList<>();
        for (Node child : children) {
            groups.stream()
                    .filter(group -> alike(group.get(0), child))
                    .findFirst()
                    .orElseGet(() -> {
                        List<Node> fresh = new ArrayList<>();
                        groups.add(fresh);
                        return fresh;
                    })
                    .add(child);
        }
        return groups;
    }

    private boolean alike(Node one, Node other) {
        if (pids || !one.status.name().equals(other.status.name()) || one.children.size() != other.children.size()) {
            return false;
        }
        for (int i = 0; i < one.children.size(); i++) {
            if (!alike(one.children.get(i), other.children.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static String printable(String name) {
        StringBuilder shown = new StringBuilder();
        for (byte each : name.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            int value = each & 0xff;
            if (value == '\\') {
                shown.append("\\\\");
            } else if (value >= FIRST_PRINTED && value < FIRST_UNPRINTED) {
                shown.append((char) value);
            } else {
                shown.append(String.format(java.util.Locale.ROOT, "\\%03o", value));
            }
        }
        return shown.toString();
    }
}
