package dev.drydock.userland.utility.search;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Quoting;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the expression of {@code find}: commas, then or, and, not; tests and actions in {@link FindTests} and {@link FindActions}. */
final class FindParser {
    private static final Words UNKNOWN = Words.of("unknown predicate `%s'", "unrecognized: %s");
    private static final Words MISSING = Words.of("missing argument to `%s'", "%s requires an argument");
    private static final Words PATHS_FIRST = Words.of("paths must precede expression: `%s'", "unrecognized: %s");
    private static final Words NO_CLOSE = Words.of(
            "invalid expression; I was expecting to find a ')' somewhere but did not see one.", "unpaired '('");
    private static final Words TOO_MANY_CLOSE = Words.of("invalid expression; you have too many ')'", "unpaired ')'");
    private static final Words EXTRA_CLOSE = Words.of("you have too many ')'", "unrecognized: %s");
    private static final Words UNQUOTED = Words.of("possible unquoted pattern after predicate `%s'?");
    private static final Set<String> IN_BUSYBOX = Set.of(
            "-follow",
            "-xdev",
            "-mount",
            "-maxdepth",
            "-mindepth",
            "-depth",
            "-name",
            "-iname",
            "-path",
            "-ipath",
            "-regex",
            "-type",
            "-executable",
            "-perm",
            "-mtime",
            "-atime",
            "-ctime",
            "-mmin",
            "-amin",
            "-cmin",
            "-newer",
            "-inum",
            "-samefile",
            "-user",
            "-group",
            "-size",
            "-links",
            "-empty",
            "-prune",
            "-print",
            "-print0",
            "-exec",
            "-quit");
    private static final Words NOTHING_BEFORE = Words.of(
            "invalid expression; you have used a binary operator '%s' with nothing before it.", "unrecognized: %s");
    private static final Words NOTHING_AFTER = Words.of("expected an expression after '%s'", "%s requires an argument");

    private static final Words UNKNOWN_TYPE = Words.of("Unknown regular expression type %l; valid types are %s.", "");

    private final Invocation call;
    private final FindState state;
    private final List<String> words;
    private final FindTests tests;
    private final FindActions actions;
    private int at;

    FindParser(Invocation call, FindState state, List<String> words) {
        this.call = call;
        this.state = state;
        this.words = words;
        this.tests = new FindTests(call, state);
        this.actions = new FindActions(call, state);
    }

    FindTest parse() throws IOException {
        FindTest expression = words.isEmpty() ? FindTest.TRUE : list();
        if (at < words.size()) {
            throw call.fail(EXTRA_CLOSE, words.get(at));
        }
        return actions.any() ? expression : expression.and(actions.print("\n"));
    }

    /** Runs what commands are still owed arguments. */
    void finish() throws IOException {
        actions.finish();
    }

    private String peek() {
        return at < words.size() ? words.get(at) : "";
    }

    private boolean next(String... names) {
        if (at < words.size() && List.of(names).contains(words.get(at))) {
            at++;
            return true;
        }
        return false;
    }

    private FindTest list() throws IOException {
        FindTest left = disjunction();
        while (next(",")) {
            FindTest first = left;
            FindTest second = disjunction();
            left = file -> {
                first.test(file);
                return second.test(file);
            };
        }
        return left;
    }

    private FindTest disjunction() throws IOException {
        FindTest left = conjunction();
        while (next("-o", "-or")) {
            requireMore();
            left = left.or(conjunction());
        }
        return left;
    }

    private void requireMore() {
        if (at >= words.size()) {
            throw call.fail(NOTHING_AFTER, words.get(at - 1));
        }
    }

    private FindTest conjunction() throws IOException {
        FindTest left = negation();
        while (at < words.size() && !List.of("-o", "-or", ",", ")").contains(peek())) {
            if (next("-a", "-and")) {
                requireMore();
            }
            left = left.and(negation());
        }
        return left;
    }

    private FindTest negation() throws IOException {
        if (next("!", "-not")) {
            requireMore();
            return negation().not();
        }
        if (next("(")) {
            FindTest inner = list();
            if (!next(")")) {
                throw call.fail(NO_CLOSE);
            }
            return inner;
        }
        return predicate();
    }

    private FindTest predicate() throws IOException {
        String word = words.get(at);
        if (List.of("-o", "-or", "-a", "-and", ",").contains(word)) {
            throw call.fail(NOTHING_BEFORE, word);
        }
        if (word.equals(")")) {
            throw call.fail(TOO_MANY_CLOSE, word);
        }
        if (!word.startsWith("-")) {
            call.say(PATHS_FIRST, word);
            if (call.isGnu() && at > 1 && FindTests.takesArgument(words.get(at - 2))) {
                call.say(UNQUOTED, words.get(at - 2));
            }
            throw new Quit(1);
        }
        if (call.isBusyBox() && !IN_BUSYBOX.contains(word)) {
            throw unknown(word);
        }
        at++;
        FindTest setting = setting(word);
        if (setting != null) {
            return setting;
        }
        FindTest plain = tests.plain(word);
        if (plain == null) {
            plain = actions.plain(word);
        }
        if (plain != null) {
            return plain;
        }
        if (word.equals("-exec") || word.equals("-execdir") || word.equals("-ok") || word.equals("-okdir")) {
            return exec(word);
        }
        if (call.isGnu() && NewerTest.isMeant(word)) {
            return new NewerTest(call).of(word, at < words.size() ? words.get(at++) : "");
        }
        FindTest test = FindTests.takesArgument(word) ? tests.of(word, argument(word)) : null;
        if (test == null && FindActions.takesArgument(word)) {
            test = actions.of(word, argument(word));
        }
        if (test == null) {
            throw unknown(word);
        }
        return test;
    }

    private Quit unknown(String word) {
        if (word.equals("-help") || word.equals("--help")) {
            call.parse(List.of("--help"));
        }
        if (word.equals("-version") || word.equals("--version")) {
            call.parse(List.of("--version"));
        }
        if (call.isBusyBox()) {
            call.say(UNKNOWN, word);
            return call.usage();
        }
        return call.fail(UNKNOWN, word);
    }

    private String argument(String word) {
        if (at >= words.size()) {
            throw call.fail(MISSING, word);
        }
        return words.get(at++);
    }

    private @Nullable FindTest setting(String word) {
        switch (word) {
            case "-depth", "-d" -> state.depthFirst = true;
            case "-xdev", "-mount" -> state.oneDevice = true;
            case "-follow" -> state.followsAll = true;
            case "-maxdepth" -> state.mostDepth = depth(word);
            case "-mindepth" -> state.leastDepth = depth(word);
            case "-noleaf", "-ignore_readdir_race", "-noignore_readdir_race", "-warn", "-nowarn" -> {}
            case "-daystart" -> state.fromDayStart = true;
            case "-regextype" -> state.expressions = type(argument(word));
            case "-true" -> {
                return FindTest.TRUE;
            }
            case "-false" -> {
                return FindTest.TRUE.not();
            }
            default -> {
                return null;
            }
        }
        return FindTest.TRUE;
    }

    private ExpressionType type(String name) {
        return ExpressionType.named(name)
                .orElseThrow(() -> call.fail(UNKNOWN_TYPE, name, ExpressionType.names(this::quoted)));
    }

    private String quoted(String name) {
        return Quoting.LOCALE.quote(name, call.isUtf8());
    }

    private int depth(String word) {
        String text = argument(word);
        if (!text.matches("\\d{1,9}")) {
            throw call.fail(
                    Words.of("Expected a positive decimal integer argument to %s, but got %l", "%-invalid number '%s'"),
                    word,
                    text);
        }
        return Integer.parseInt(text);
    }

    private FindTest exec(String word) throws IOException {
        int start = at;
        while (at < words.size() && !words.get(at).equals(";")) {
            if (words.get(at).equals("+") && at > start && words.get(at - 1).equals("{}")) {
                List<String> command = words.subList(start, at - 1);
                at++;
                return actions.execMany(command);
            }
            at++;
        }
        if (at >= words.size()) {
            throw call.fail(MISSING, word);
        }
        List<String> command = words.subList(start, at++);
        if (command.isEmpty()) {
            throw call.fail(MISSING, word);
        }
        return actions.exec(command, word);
    }
}
