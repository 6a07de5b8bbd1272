package dev.drydock.userland.shell.state;

import dev.drydock.userland.shell.state.Variable.Attribute;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a shell, by name: global ones, and above them those of the functions and commands that run, innermost
 * first. What is assigned goes to where the name is found, else to the global ones. Tells a listener how many bytes more
 * are held, before it holds them.
 */
public final class Variables {
    private static final int ENTRY_BYTES = 64;
    private static final int MOST_REFERENCES = 10;

    private final Map<String, Variable> globals;
    private final Deque<Scope> scopes = new ArrayDeque<>();
    private final Map<String, DynamicVariable> dynamic = new LinkedHashMap<>();
    /** The names of dynamic variables that are so no more. */
    private final Set<String> ordinary = new HashSet<>();
    /** The values of dynamic variables as they were last asked for. */
    private final Map<String, Variable> asked = new HashMap<>();
    /** The names of dynamic variables that are exported. */
    private final Set<String> exported = new TreeSet<>();

    private final HashOrder order;
    private LongConsumer memory = bytes -> {};
    private Consumer<String> changes = name -> {};
    private int pathChanges;
    private boolean exportAll;

    public Variables(HashOrder order) {
        this(new LinkedHashMap<>(), order);
    }

    private Variables(Map<String, Variable> globals, HashOrder order) {
        this.globals = globals;
        this.order = order;
    }

    /** What a subshell starts with; dynamic variables and the listener are its own to set. */
    public Variables copy() {
        Variables copy = new Variables(new LinkedHashMap<>(globals), order);
        scopes.forEach(scope -> copy.scopes.addLast(scope.copy()));
        copy.exportAll = exportAll;
        copy.ordinary.addAll(ordinary);
        copy.asked.putAll(asked);
        copy.exported.addAll(exported);
        return copy;
    }

    /** All variables as they are now, to go back to. */
    public Runnable snapshot() {
        Map<String, Variable> before = new LinkedHashMap<>(globals);
        List<Map<String, Variable>> inner = new ArrayList<>();
        scopes.forEach(scope -> inner.add(new LinkedHashMap<>(scope.variables())));
        return () -> {
            globals.clear();
            globals.putAll(before);
            int next = 0;
            for (Scope scope : scopes) {
                scope.variables().clear();
                scope.variables().putAll(inner.get(next++));
            }
        };
    }

    /** Whom to tell of memory. */
    public void accountTo(LongConsumer listener) {
        memory = listener;
    }

    /** Whom to tell the names of variables once they are others than before. */
    public void announceTo(Consumer<String> listener) {
        changes = listener;
    }

    /** Whether what is assigned is exported, too ({@code set -a}). */
    public void exportAll(boolean on) {
        exportAll = on;
    }

    public void define(String name, DynamicVariable variable) {
        if (!ordinary.contains(name)) {
            dynamic.put(name, variable);
        }
    }

    // Looking up

    /** What a name stands for, after name references; null if it is unknown. */
    public @Nullable Variable find(String name) {
        return look(target(name));
    }

    private @Nullable Variable look(String name) {
        Scope scope = scopeOf(name);
        if (scope != null) {
            return scope.variables().get(name);
        }
        DynamicVariable special = dynamic.get(name);
        return special != null ? now(name, special) : globals.get(name);
    }

    /** The value of a dynamic variable, which lists go on to show. */
    private Variable now(String name, DynamicVariable special) {
        Variable value = special.value().get();
        Variable marked = exported.contains(name) ? value.with(Attribute.EXPORTED) : value;
        asked.put(name, marked);
        return marked;
    }

    /** The variable itself, even if it is a name reference. */
    public @Nullable Variable findItself(String name) {
        return look(name);
    }

    /** The value of a variable or of an array's element 0; null if it has none. */
    public @Nullable String value(String name) {
        Variable variable = find(name);
        return variable == null ? null : variable.value();
    }

    /** The value, or a text that stands for none. */
    public String valueOr(String name, String otherwise) {
        String value = value(name);
        return value == null ? otherwise : value;
    }

    /** The name that a name reference leads to; the name itself if it is none. */
    public String target(String name) {
        String current = name;
        for (int i = 0; i < MOST_REFERENCES; i++) {
            Scope scope = scopeOf(current);
            Variable variable = scope != null ? scope.variables().get(current) : globals.get(current);
            String next = variable == null || !variable.has(Attribute.REFERENCE) ? null : variable.value();
            if (next == null || next.isEmpty()) {
                return current;
            }
            current = next;
        }
        return current;
    }

    private @Nullable Scope scopeOf(String name) {
        for (Scope scope : scopes) {
            if (scope.variables().containsKey(name)) {
                return scope;
            }
        }
        return null;
    }

    // Changing

    /** Gives a variable a value. */
    public void set(String name, String value) {
        Variable before = find(name);
        put(name, (before == null ? Variable.unset() : before).with(value));
    }

    /**
     * Lets a name stand for a variable, where it is found.
     *
     * @throws ReadOnlyException if it cannot be changed
     */
    public void put(String name, Variable variable) {
        String target = target(name);
        Variable before = look(target);
        if (before != null && before.has(Attribute.READ_ONLY)) {
            throw new ReadOnlyException(target);
        }
        noteChange(target);
        endDynamic(target);
        replace(target, marked(variable));
        changes.accept(target);
    }

    /** With {@code set -a} what is assigned is exported, unless it is an array. */
    private Variable marked(Variable variable) {
        return exportAll && !variable.isArray() ? variable.with(Attribute.EXPORTED) : variable;
    }

    private void endDynamic(String name) {
        DynamicVariable special = scopeOf(name) == null ? dynamic.get(name) : null;
        if (special != null && !special.lasting()) {
            dynamic.remove(name);
            ordinary.add(name);
        }
    }

    /** Changes a variable even if it is read-only: how attributes are given and taken. */
    public void replace(String name, Variable variable) {
        Scope scope = scopeOf(name);
        DynamicVariable special = scope == null ? dynamic.get(name) : null;
        if (special != null) {
            if (variable.has(Attribute.EXPORTED) && special.listed() != null) {
                exported.add(name);
            }
            asked.put(name, variable);
            special.assigned().accept(variable);
            return;
        }
        store(scope == null ? globals : scope.variables(), name, variable);
    }

    /** As {@link #put}, among the global ones: {@code declare -g}. */
    public void putGlobal(String name, Variable variable) {
        Variable before = globals.get(name);
        if (before != null && before.has(Attribute.READ_ONLY)) {
            throw new ReadOnlyException(name);
        }
        noteChange(name);
        store(globals, name, variable);
        changes.accept(name);
    }

    public @Nullable Variable global(String name) {
        return globals.get(name);
    }

    private void store(Map<String, Variable> where, String name, Variable variable) {
        Variable before = where.get(name);
        long more = variable.sizeBytes() - (before == null ? -ENTRY_BYTES - name.length() : before.sizeBytes());
        if (more > 0) {
            memory.accept(more);
        }
        where.put(name, variable);
        if (more < 0) {
            memory.accept(more);
        }
    }

    /**
     * Forgets a variable.
     *
     * @return whether there was one
     * @throws ReadOnlyException if it cannot be changed
     */
    public boolean unset(String name) {
        Variable before = look(name);
        if (before == null) {
            return false;
        }
        if (before.has(Attribute.READ_ONLY)) {
            throw new ReadOnlyException(name);
        }
        noteChange(name);
        Scope scope = scopeOf(name);
        if (scope != null) {
            if (scope.isFunction()) {
                scope.variables().put(name, Variable.unset());
            } else {
                scope.variables().remove(name);
            }
        } else if (dynamic.remove(name) == null) {
            globals.remove(name);
        } else {
            ordinary.add(name);
        }
        memory.accept(-before.sizeBytes());
        changes.accept(name);
        return true;
    }

    // Scopes

    /** Begins a scope; a function's, or that of assignments before a command. */
    public void push(boolean function) {
        scopes.addFirst(new Scope(function));
    }

    /** Ends the innermost scope. */
    public void pop() {
        announce(forget());
    }

    /** Ends the innermost scope, of which nobody is told; gives the names in it. */
    public Set<String> forget() {
        Set<String> names = scopes.removeFirst().variables().keySet();
        names.forEach(this::noteChange);
        return names;
    }

    /** Tells that variables are others than before. */
    public void announce(Collection<String> names) {
        names.forEach(changes);
    }

    private void noteChange(String name) {
        if (name.equals("PATH")) {
            pathChanges++;
        }
    }

    /** How often PATH was assigned or unset so far, be it to what it was before: each time shells look for programs anew. */
    public int pathChanges() {
        return pathChanges;
    }

    /** Whether a function runs, so that there can be local variables. */
    public boolean inFunction() {
        return scopes.stream().anyMatch(Scope::isFunction);
    }

    /** Whether the function that runs has a variable of its own by this name; what was assigned before its call is one. */
    public boolean isLocal(String name) {
        Scope scope = localScope(name);
        return scope != null && scope.variables().containsKey(name);
    }

    /** Whether a variable was assigned before a command that runs, and so is only there while it does. */
    public boolean isTemporary(String name) {
        Scope scope = scopeOf(name);
        return scope != null && !scope.isFunction();
    }

    /** Puts a variable into the innermost scope of any kind, of which nobody is told before {@link #announce}. */
    public void putHere(String name, Variable variable) {
        noteChange(name);
        Scope innermost = scopes.peekFirst();
        store(innermost == null ? globals : innermost.variables(), name, variable);
    }

    /** Puts a variable into the scope of the function that runs. */
    public void putLocal(String name, Variable variable) {
        if (!Objects.equals(variable.value(), value(name))) {
            noteChange(name);
        }
        Scope scope = localScope(name);
        store(scope == null ? globals : scope.variables(), name, variable.isSet() ? marked(variable) : variable);
        changes.accept(name);
    }

    /** Where the function that runs keeps a variable: among what was assigned before its call if it is there. */
    private @Nullable Scope localScope(String name) {
        Scope function = null;
        for (Scope scope : scopes) {
            if (function != null) {
                boolean before = !scope.isFunction() && scope.variables().containsKey(name);
                return before && !function.variables().containsKey(name) ? scope : function;
            }
            function = scope.isFunction() ? scope : null;
        }
        return function;
    }

    private @Nullable Scope functionScope() {
        for (Scope scope : scopes) {
            if (scope.isFunction()) {
                return scope;
            }
        }
        return null;
    }

    /** The names that are local to the function that runs, sorted. */
    public List<String> localNames() {
        Scope scope = functionScope();
        return scope == null ? List.of() : List.copyOf(new TreeMap<>(scope.variables()).keySet());
    }

    // Lists

    /** Every variable that can be seen, by name in order; dynamic ones too. */
    public Map<String, Variable> all() {
        Map<String, Variable> visible = new TreeMap<>(globals);
        dynamic.forEach((name, variable) -> {
            Variable listed = variable.listed(asked.get(name));
            if (listed != null) {
                visible.put(name, listed);
            }
        });
        overlay(visible);
        return visible;
    }

    /** Those of {@link #all} that are not only declared: what names are looked for among. */
    public Map<String, Variable> visible() {
        Map<String, Variable> visible = all();
        visible.entrySet().removeIf(each -> {
            boolean made =
                    dynamic.containsKey(each.getKey()) && !each.getValue().isArray();
            return !each.getValue().isSet() && !made;
        });
        return visible;
    }

    private void overlay(Map<String, Variable> visible) {
        outermostFirst().forEach(scope -> visible.putAll(scope.variables()));
    }

    /** The environment of a child: what is exported and has a value, in the order in which the shell hands it over. */
    public Map<String, String> environment() {
        Map<String, String> handed = new LinkedHashMap<>();
        export(globals, handed);
        for (String name : exported) {
            DynamicVariable special = dynamic.get(name);
            String value = special == null ? null : special.value().get().value();
            if (value != null) {
                handed.put(name, value);
            }
        }
        outermostFirst().forEach(scope -> export(scope.variables(), handed));
        return order.sorted(handed);
    }

    /** In bash a variable that is not handed over does not hide one further out that is. */
    private void export(Map<String, Variable> variables, Map<String, String> exported) {
        variables.forEach((name, variable) -> {
            String value = variable.value();
            if (variable.has(Attribute.EXPORTED) && value != null && !variable.isArray()) {
                exported.put(name, value);
            } else if (order != HashOrder.BASH) {
                exported.remove(name);
            }
        });
    }

    private List<Scope> outermostFirst() {
        List<Scope> reversed = new ArrayList<>(scopes);
        java.util.Collections.reverse(reversed);
        return reversed;
    }

    public HashOrder order() {
        return order;
    }
}
