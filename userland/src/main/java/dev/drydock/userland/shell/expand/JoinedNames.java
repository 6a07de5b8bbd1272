package dev.drydock.userland.shell.expand;

import dev.drydock.userland.shell.syntax.Names;
import dev.drydock.userland.shell.syntax.ParameterExpansion;
import dev.drydock.userland.shell.syntax.WordPart;
import java.util.ArrayList;
import java.util.List;

/**
 * Names of parameters that grew, since bash reads a text anew when it has taken something away between its parts:
 * {@code $a{b,c}} becomes {@code $ab $ac}, and {@code "${x:-$a"b"}"} is {@code $ab}, too.
 */
final class JoinedNames {
    private JoinedNames() {}

    /** The parts, where a name without braces takes the letters that now follow it. */
    static List<WordPart> of(List<WordPart> parts) {
        List<WordPart> joined = new ArrayList<>();
        for (WordPart part : parts) {
            int last = joined.size() - 1;
            String name = last >= 0 ? openName(joined.get(last)) : "";
            if (name.isEmpty() || !(part instanceof WordPart.Literal literal)) {
                joined.add(part);
                continue;
            }
            String text = literal.text();
            int more = 0;
            while (more < text.length() && Names.isPart(text.charAt(more))) {
                more++;
            }
            joined.set(last, new WordPart.Parameter(ParameterExpansion.simple(name + text.substring(0, more))));
            if (more < text.length()) {
                joined.add(new WordPart.Literal(text.substring(more)));
            }
        }
        return joined;
    }

    /** The parts of a text from which the double quotes were taken. */
    static List<WordPart> withoutQuotes(List<WordPart> parts) {
        List<WordPart> all = new ArrayList<>();
        for (WordPart part : parts) {
            if (part instanceof WordPart.DoubleQuoted inside) {
                all.addAll(inside.parts());
            } else {
                all.add(part);
            }
        }
        return of(all);
    }

    /** The name that a part ends with and that can go on; empty if there is none. */
    private static String openName(WordPart part) {
        if (!(part instanceof WordPart.Parameter parameter)) {
            return "";
        }
        ParameterExpansion expansion = parameter.expansion();
        String name = expansion.name();
        boolean open = !name.isEmpty() && Names.isStart(name.charAt(0));
        return open && expansion.source().equals("$" + name) ? name : "";
    }
}
