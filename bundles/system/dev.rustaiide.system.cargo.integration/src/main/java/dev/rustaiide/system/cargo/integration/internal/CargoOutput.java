package dev.rustaiide.system.cargo.integration.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Severity;
import dev.rustaiide.system.cargo.integration.CargoReport;

/**
 * Tells apart what one run of Cargo prints: messages, lines for people, its bar, and its own complaints. Lines of the
 * two streams come on two threads; the listener hears of one thing after the other.
 */
final class CargoOutput {
    /** Enough for the story of any error of Cargo's own. */
    private static final int KEPT = 1 << 16;
    /** Cargo's bar, which it writes over and over on one line. */
    private static final Pattern BAR = Pattern.compile("\\s*(\\w+) \\[[^]]*] (\\d{1,7})/(\\d{1,7})(?:: (.*?))?\\s*");
    private static final String DONE = "    Finished ";
    private static final String MESSAGE = "{\"reason\":";

    private final CompilerMessages messages;
    private final ManifestProblem own;
    private final Listener listener;
    private final WholeLines out = new WholeLines();
    private final Set<Key> told = new HashSet<>();
    private final List<Diagnostic> problems = new ArrayList<>();
    private final StringBuilder errors = new StringBuilder();
    private boolean finished;
    /** Whether Cargo has said on the stream for errors that it is done: its last lines may come behind that message. */
    private boolean silent;

    /** Who hears of it. */
    interface Listener {
        /** A problem that was not told before. */
        void found(Diagnostic problem);

        /** Any message of Cargo, {@code reason} says of what. */
        default void message(String reason, Json message) throws JsonException {
            // Most say nothing of problems.
        }

        /** A line for people, which may have colours. */
        default void printed(Line line) {
            // Who asks for problems alone has no use for it.
        }

        default void progress(Progress progress) {
            // As with lines.
        }
    }

    /** One problem, which Cargo tells for each target that compiles the file. */
    private record Key(Location location, Severity severity, Optional<String> code, String message) {
        static Key of(Diagnostic diagnostic) {
            return new Key(diagnostic.location(), diagnostic.severity(), diagnostic.code(), diagnostic.message());
        }
    }

    /** Of a workspace whose root is {@code root}. */
    CargoOutput(Path root, Listener listener) {
        Path manifest = root.resolve("Cargo.toml");
        this.messages = new CompilerMessages(root, manifest);
        this.own = new ManifestProblem(root, manifest);
        this.listener = listener;
    }

    synchronized void take(Line line) {
        if (line.error()) {
            takeError(line);
        } else if (finished) {
            listener.printed(line);
        } else {
            out.add(line).ifPresent(this::read);
        }
    }

    private void takeError(Line line) {
        if (finished) {
            takeLast(line);
            return;
        }
        String text = line.text();
        int bar = text.lastIndexOf('\r');
        if (bar >= 0) {
            for (String part : text.substring(0, bar).split("\r")) {
                advance(SafeText.withoutEscapes(part));
            }
            text = text.substring(bar + 1);
        }
        String plain = SafeText.withoutEscapes(text);
        silent = silent || plain.startsWith(DONE);
        if (advance(plain) || bar >= 0 && plain.isBlank()) {
            return;
        }
        if (errors.length() + plain.length() < KEPT) {
            errors.append(plain).append('\n');
        }
        listener.printed(new Line(text, true, line.whole()));
    }

    /** What is left of Cargo's words, without its bar; what the program says then is left as it is. */
    private void takeLast(Line line) {
        List<String> parts = silent ? List.of(line.text()) : Stream.of(line.text().split("\r"))
                .filter(part -> !isBar(part)).toList();
        silent = silent || parts.stream().anyMatch(part -> SafeText.withoutEscapes(part).startsWith(DONE));
        if (!parts.isEmpty()) {
            listener.printed(new Line(String.join("\r", parts), true, line.whole()));
        }
    }

    private static boolean isBar(String part) {
        String plain = SafeText.withoutEscapes(part);
        return plain.isBlank() && !part.isEmpty() || BAR.matcher(plain).matches();
    }

    private boolean advance(String part) {
        Matcher bar = BAR.matcher(part);
        if (!bar.matches()) {
            return false;
        }
        String crates = bar.group(4) == null ? "" : " " + bar.group(4);
        listener.progress(new Progress(bar.group(1) + crates, Long.parseLong(bar.group(2)),
                Long.parseLong(bar.group(3))));
        return true;
    }

    private void read(String line) {
        if (!line.startsWith(MESSAGE)) {
            listener.printed(new Line(line, false, true));
            return;
        }
        try {
            Json message = Json.parse(line);
            String reason = message.string("reason", "");
            switch (reason) {
                case "compiler-message" -> {
                    message.get("message").string("rendered", "").lines()
                            .forEach(each -> listener.printed(new Line(each, true, true)));
                    messages.read(message).ifPresent(this::add);
                }
                case "build-finished" -> finished = true;
                default -> listener.message(reason, message);
            }
        } catch (JsonException | InvalidPathException noMessage) {
            LoggerFactory.getLogger(CargoOutput.class).debug("A line of Cargo's output is no message", noMessage);
        }
    }

    private void add(Diagnostic problem) {
        if (problems.size() < CargoReport.MOST && told.add(Key.of(problem))) {
            problems.add(problem);
            listener.found(problem);
        }
    }

    /** Whether Cargo has done its part: what follows is the program's. */
    synchronized boolean isFinished() {
        return finished;
    }

    /** What Cargo wrote about itself. */
    synchronized String errors() {
        return errors.toString();
    }

    /** What Cargo complains of itself. */
    synchronized Optional<Diagnostic> complaint() {
        return own.error(errors.toString());
    }

    /** The first mistake that the compiler found. */
    synchronized Optional<Diagnostic> firstError() {
        return problems.stream().filter(each -> each.severity() == Severity.ERROR).findFirst();
    }

    /** Tells what is known at the end only, Cargo's complaint among it if it {@code failed} and nothing says why. */
    synchronized List<Diagnostic> problems(boolean failed) {
        own.warnings(errors.toString()).forEach(this::add);
        if (failed && firstError().isEmpty()) {
            complaint().ifPresent(this::add);
        }
        return List.copyOf(problems);
    }
}
