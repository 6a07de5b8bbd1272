package dev.drydock.userland.utility.edit;

/**
 * What follows the right side of {@code s}.
 *
 * @param occurrence which match is replaced, 1 for the first
 * @param file what {@code w} writes to; empty for none
 */
record SubstitutionFlags(
        int occurrence, boolean global, boolean prints, boolean ignoreCase, boolean multiline, String file) {

    static SubstitutionFlags read(SedScript script) throws SedSyntaxException {
        int occurrence = 0;
        StringBuilder letters = new StringBuilder();
        String file = "";
        while (!script.atEnd()) {
            char flag = script.peek();
            if ("gpiImMe".indexOf(flag) >= 0) {
                script.take();
                boolean once = flag == 'g' || flag == 'p';
                if (once && letters.indexOf(String.valueOf(flag)) >= 0) {
                    throw script.wrong("multiple `" + flag + "' options to `s' command");
                }
                letters.append(flag);
            } else if (script.atDigit()) {
                occurrence = number(script, occurrence);
            } else if (flag == 'w') {
                script.take();
                script.skip(" \t");
                file = script.line();
                if (file.isEmpty()) {
                    throw script.wrong("missing filename in r/R/w/W commands");
                }
                break;
            } else if (flag == ' ' || flag == '\t') {
                script.take();
            } else if (" \t;\n}#".indexOf(flag) >= 0) {
                script.end();
                break;
            } else {
                script.take();
                throw script.wrong("unknown option to `s'");
            }
        }
        String given = letters.toString();
        if (given.indexOf('e') >= 0) {
            throw script.wrong("the flag `e' of `s' is not emulated");
        }
        return new SubstitutionFlags(
                Math.max(occurrence, 1),
                given.indexOf('g') >= 0,
                given.indexOf('p') >= 0,
                given.matches(".*[iI].*"),
                given.matches(".*[mM].*"),
                file);
    }

    private static int number(SedScript script, int before) throws SedSyntaxException {
        int number = (int) Math.min(script.number(), Integer.MAX_VALUE);
        if (before > 0) {
            throw script.wrong("multiple number options to `s' command");
        }
        if (number == 0) {
            throw script.wrong("number option to `s' command may not be zero");
        }
        return number;
    }
}
