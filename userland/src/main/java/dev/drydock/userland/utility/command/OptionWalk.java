package dev.drydock.userland.utility.command;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The options of a command line, one after the other. GNU's tools look at each as getopt comes to it, so that a value that
 * is wrong is told of before an unknown option behind it, and help that is asked for behind both is not given.
 *
 * @param fault ends the run if getopt found something wrong behind the last of them
 */
record OptionWalk(List<Option> options, Invocation call, Runnable fault) implements Iterable<Option> {
    @Override
    public Iterator<Option> iterator() {
        Iterator<Option> each = options.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                if (!each.hasNext()) {
                    fault.run();
                }
                return each.hasNext();
            }

            @Override
            public Option next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Option option = each.next();
                call.showHelp(option);
                return option;
            }
        };
    }
}
