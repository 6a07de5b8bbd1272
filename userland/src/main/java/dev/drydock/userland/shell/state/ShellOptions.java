package dev.drydock.userland.shell.state;

import dev.drydock.userland.shell.syntax.Dialect;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was switched on with {@code set} and, in bash, {@code shopt}. */
public final class ShellOptions {
    private static final String LETTERS = "abefhiklmnpstuvxBCEHPT";
    private static final String POSIX_LETTERS = "nupbaCEVvxcsmiIfe";
    private static final Set<String> SHOPT_ON = Set.of(
            "checkwinsize",
            "cmdhist",
            "complete_fullquote",
            "extquote",
            "force_fignore",
            "globasciiranges",
            "globskipdots",
            "hostcomplete",
            "interactive_comments",
            "patsub_replacement",
            "progcomp",
            "promptvars",
            "sourcepath");
    private static final String SHOPT_NAMES = """
            autocd assoc_expand_once cdable_vars cdspell checkhash checkjobs checkwinsize cmdhist compat31 compat32 \
            compat40 compat41 compat42 compat43 compat44 complete_fullquote direxpand dirspell dotglob execfail \
            expand_aliases extdebug extglob extquote failglob force_fignore globasciiranges globskipdots globstar \
            gnu_errfmt histappend histreedit histverify hostcomplete huponexit inherit_errexit interactive_comments \
            lastpipe lithist localvar_inherit localvar_unset login_shell mailwarn no_empty_cmd_completion nocaseglob \
            nocasematch noexpand_translation nullglob patsub_replacement progcomp progcomp_alias promptvars \
            restricted_shell shift_verbose sourcepath varredir_close xpg_echo""";

    private final Dialect dialect;
    private final EnumSet<SetOption> on;
    private final Map<String, Boolean> shopt;

    /** What a shell starts with. */
    public ShellOptions(Dialect dialect) {
        this(dialect, EnumSet.noneOf(SetOption.class), new LinkedHashMap<>());
        if (dialect.isBash()) {
            on.addAll(Set.of(SetOption.BRACEEXPAND, SetOption.HASHALL, SetOption.INTERACTIVE_COMMENTS));
            for (String name : SHOPT_NAMES.split(" ")) {
                shopt.put(name, SHOPT_ON.contains(name));
            }
        }
    }

    private ShellOptions(Dialect dialect, EnumSet<SetOption> on, Map<String, Boolean> shopt) {
        this.dialect = dialect;
        this.on = on;
        this.shopt = shopt;
    }

    public ShellOptions copy() {
        return new ShellOptions(dialect, EnumSet.copyOf(on), new LinkedHashMap<>(shopt));
    }

    public Dialect dialect() {
        return dialect;
    }

    public boolean has(SetOption option) {
        return on.contains(option);
    }

    public void set(SetOption option, boolean enabled) {
        if (enabled) {
            on.add(option);
        } else {
            on.remove(option);
        }
    }

    /** Whether an option of {@code shopt} is on; no for one that does not exist. */
    public boolean shopt(String name) {
        return shopt.getOrDefault(name, false);
    }

    /** All options of {@code shopt}, by name in order; changes write through. */
    public Map<String, Boolean> shopt() {
        return shopt;
    }

    /** The options of {@code set} that are on, as {@code SHELLOPTS} lists them. */
    public String setNames() {
        return SetOption.of(dialect).stream()
                .filter(on::contains)
                .map(SetOption::spelling)
                .collect(Collectors.joining(":"));
    }

    /** The options of {@code shopt} that are on, as {@code BASHOPTS} lists them. */
    public String shoptNames() {
        return shopt.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(":"));
    }

    /**
     * {@code $-}: in bash what the start of the shell adds comes last.
     *
     * @param started the letters that its start adds
     */
    public String letters(String started) {
        String order = dialect.isBash() ? LETTERS : POSIX_LETTERS;
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < order.length(); i++) {
            char letter = order.charAt(i);
            SetOption option = SetOption.byLetter(letter, dialect);
            boolean set = option != null && on.contains(option);
            if (set || (!dialect.isBash() && started.indexOf(letter) >= 0)) {
                letters.append(letter);
            }
        }
        return dialect.isBash() ? letters + started : letters.toString();
    }
}
