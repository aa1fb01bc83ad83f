package dev.rustaiide.app.language.views.internal.servers;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.language.views.internal.servers.Envelope.Kind;
import dev.rustaiide.system.lsp.client.ProtocolMessage;

/**
 * A message, and of an answer what it answers and how long that took.
 *
 * @param method its own, or that of the request it answers; empty if that is too long ago
 */
record Exchange(ProtocolMessage message, Envelope envelope, String method, Optional<Duration> took) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

    /** Cancelled by us, outdated by an edit, cancelled by the server. */
    private static final List<String> GIVEN_UP = List.of("\"code\":-32800", "\"code\":-32801", "\"code\":-32802");

    /** Answers find their requests, whoever of the two asked. */
    static List<Exchange> of(List<ProtocolMessage> messages) {
        record Asked(boolean sent, String id) {}
        Map<Asked, Exchange> open = new HashMap<>();
        List<Exchange> all = new ArrayList<>(messages.size());
        for (ProtocolMessage message : messages) {
            Envelope envelope = Envelope.of(message.text());
            Exchange exchange = new Exchange(message, envelope, envelope.method(), Optional.empty());
            if (envelope.kind() == Kind.REQUEST) {
                open.put(new Asked(message.sent(), envelope.id()), exchange);
            } else if (envelope.kind() == Kind.RESULT || envelope.kind() == Kind.ERROR) {
                Exchange request = open.remove(new Asked(!message.sent(), envelope.id()));
                if (request != null) {
                    exchange = new Exchange(message, envelope, request.method,
                            Optional.of(Duration.between(request.message.time(), message.time())));
                }
            }
            all.add(exchange);
        }
        return all;
    }

    /** Whether its method or its text has {@code filter}, whatever the case. */
    boolean fits(String filter) {
        String wanted = filter.strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty() || method.toLowerCase(Locale.ROOT).contains(wanted)
                || message.text().toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** Whether it is the error that says that nobody wanted the answer any more, or the text had changed meanwhile. */
    private boolean isGivenUp() {
        return envelope.kind() == Kind.ERROR && GIVEN_UP.stream().anyMatch(message.text()::contains);
    }

    Row row() {
        Row row = Row.of(glyph(), title()).detail(words()).badge(figures(), Token.MUTED)
                .hint(TIME.format(message.time()) + "  " + words());
        boolean wrong = envelope.kind() == Kind.ERROR || envelope.kind() == Kind.NOTE;
        return isGivenUp() ? row.color(Token.MUTED) : wrong ? row.color(Token.ERROR) : row;
    }

    /** Up is to the server, down is from it. */
    private Glyph glyph() {
        if (isGivenUp()) {
            return new Glyph(Icon.CLOSE, Token.MUTED);
        }
        return switch (envelope.kind()) {
            case NOTE -> new Glyph(Icon.TERMINAL, Token.WARNING);
            case ERROR -> new Glyph(Icon.ERROR, Token.ERROR);
            default -> new Glyph(message.sent() ? Icon.ARROW_UP : Icon.ARROW_DOWN,
                    message.sent() ? Token.ACCENT : Token.SUCCESS);
        };
    }

    private String title() {
        return method.isEmpty() ? "answer " + envelope.id() : method;
    }

    private String words() {
        String number = envelope.id().isEmpty() ? "" : " " + envelope.id();
        return switch (envelope.kind()) {
            case REQUEST -> "request" + number;
            case NOTIFICATION -> "notification";
            case RESULT -> "answer" + number;
            case ERROR -> (isGivenUp() ? "given up" : "error") + number;
            case NOTE -> "error output";
        };
    }

    private String figures() {
        return took.map(time -> millis(time) + "   ").orElse("") + size(message.length()) + "   "
                + TIME.format(message.time());
    }

    static String millis(Duration time) {
        double millis = time.toNanos() / 1e6;
        return millis < 10 ? String.format(Locale.ROOT, "%.1f ms", millis)
                : millis < 10_000 ? Math.round(millis) + " ms" : Math.round(millis / 1000) + " s";
    }

    static String size(long bytes) {
        return bytes < 1000 ? bytes + " B" : bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : bytes < 1_000_000_000 ? Math.round(bytes / 1e6) + " MB"
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
