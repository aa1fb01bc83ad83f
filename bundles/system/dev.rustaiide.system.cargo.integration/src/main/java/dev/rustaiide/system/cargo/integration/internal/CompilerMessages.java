package dev.rustaiide.system.cargo.integration.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.QuickFix;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Severity;

/** Turns messages of {@code cargo --message-format=json} into diagnostics. */
final class CompilerMessages {
    /** What rustc says at the end about its own messages. */
    private static final Pattern SUMMARY = Pattern.compile("aborting due to .*|\\d+ warnings? emitted.*");

    private final Path manifest;
    private final SpanPlaces places;

    /** {@code manifest} is the workspace's. */
    CompilerMessages(Path root, Path manifest) {
        this.manifest = manifest;
        this.places = new SpanPlaces(root);
    }

    /** What {@code envelope}, a message of the compiler, says; empty if it is but a summary. */
    Optional<Diagnostic> read(Json envelope) {
        Json message = envelope.get("message");
        String text = message.string("message", "");
        String level = message.string("level", "");
        List<Json> spans = message.get("spans").items();
        if (level.equals("failure-note") || spans.isEmpty() && SUMMARY.matcher(text).matches()) {
            return Optional.empty();
        }
        Path packageManifest = Path.of(envelope.string("manifest_path", manifest.toString()));
        Path folder = Optional.ofNullable(packageManifest.getParent()).orElse(places.root());
        Optional<Json> primary = spans.stream().filter(span -> span.flag("is_primary", false)).findFirst();
        Location location = primary.map(span -> places.place(span, folder))
                .orElseGet(() -> new Location(packageManifest, Range.of(0, 0, 0, 0)));
        Optional<String> code = message.get("code").optionalString("code");
        return Optional.of(new Diagnostic(location, severity(level), source(code), code, withLabel(text, primary),
                SafeText.withoutEscapes(message.string("rendered", text)), related(message, location, folder),
                fixes(message, folder)));
    }

    private static Severity severity(String level) {
        return switch (level) {
            case "warning" -> Severity.WARNING;
            case "note" -> Severity.INFORMATION;
            case "help" -> Severity.HINT;
            default -> Severity.ERROR;
        };
    }

    private static String source(Optional<String> code) {
        return code.isPresent() && code.get().startsWith("clippy::") ? "clippy" : "rustc";
    }

    /** "mismatched types" alone says little; the label beside the code says which. */
    private static String withLabel(String text, Optional<Json> primary) {
        String label = primary.map(span -> span.string("label", "")).orElse("");
        String firstLine = label.lines().findFirst().orElse("");
        return firstLine.isEmpty() || text.contains(firstLine) ? text : text + ": " + firstLine;
    }

    private List<Diagnostic.Related> related(Json message, Location location, Path folder) {
        var related = new ArrayList<Diagnostic.Related>();
        for (Json span : message.get("spans").items()) {
            Location place = places.place(span, folder);
            if (!place.equals(location)) {
                related.add(new Diagnostic.Related(place, span.string("label", "")));
            }
        }
        for (Json child : message.get("children").items()) {
            for (Json span : child.get("spans").items()) {
                if (!Suggestions.isSuggestion(span)) {
                    related.add(new Diagnostic.Related(places.place(span, folder), child.string("message", "")));
                }
            }
        }
        return related;
    }

    private List<QuickFix> fixes(Json message, Path folder) {
        var suggestions = new Suggestions(places, folder);
        return message.get("children").items().stream().flatMap(child -> suggestions.of(child).stream()).toList();
    }
}
