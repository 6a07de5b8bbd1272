package dev.drydock.ledger;

import java.util.List;

/** Entries as lines of text. */
final class LedgerText {
    private LedgerText() {}

    static String of(List<Entry> entries) {
        StringBuilder text = new StringBuilder();
        entries.forEach(entry -> text.append(of(entry)).append('\n'));
        return text.toString();
    }

    static String of(Entry entry) {
        StringBuilder line = new StringBuilder();
        line.append('#').append(entry.number()).append(' ').append(entry.time()).append(' ');
        if (entry instanceof Call call) {
            call(line, call);
        } else {
            line.append("  ").append(entry.words());
        }
        if (entry.cause() != 0) {
            line.append(" (by #").append(entry.cause()).append(')');
        }
        return line.toString();
    }

    private static void call(StringBuilder line, Call call) {
        line.append(call.words());
        Exchange exchange = call.exchange();
        if (exchange != null) {
            line.append(": ").append(exchange.method()).append(" /v").append(exchange.version());
            line.append(exchange.path());
            line.append(exchange.query().isEmpty() ? "" : "?" + exchange.query());
            line.append(exchange.status() == 0 ? "" : " " + exchange.status());
        }
        line.append(call.isOpen() ? " open" : "");
        line.append(call.error() == null ? "" : ": " + call.error());
        line.append(call.caller().isEmpty() ? "" : " (" + call.caller() + ")");
    }
}
