package dev.rustaiide.system.cargo.integration.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.QuickFix;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

/** Makes quick fixes of the suggestions in one child of a message. */
final class Suggestions {
    private static final int SHOWN = 40;

    private final SpanPlaces places;
    private final Path packageFolder;

    Suggestions(SpanPlaces places, Path packageFolder) {
        this.places = places;
        this.packageFolder = packageFolder;
    }

    /** One part of a suggestion. */
    private record Part(Location location, String text, boolean safe) {}

    static boolean isSuggestion(Json span) {
        return span.get("suggested_replacement").asString().isPresent();
    }

    /** The parts of one suggestion make one fix. Alternatives follow each other and show by touching the same text. */
    List<QuickFix> of(Json child) {
        var fixes = new ArrayList<QuickFix>();
        var parts = new ArrayList<Part>();
        for (Json span : child.get("spans").items()) {
            // Text that a macro made cannot be edited where the macro is called.
            if (!isSuggestion(span) || !span.get("expansion").isNull()) {
                continue;
            }
            Part part = part(span);
            if (parts.stream().anyMatch(other -> conflict(other, part))) {
                fixes.add(fix(child, parts));
                parts.clear();
            }
            parts.add(part);
        }
        if (!parts.isEmpty()) {
            fixes.add(fix(child, parts));
        }
        return fixes;
    }

    private Part part(Json span) {
        return new Part(places.place(span, packageFolder), span.string("suggested_replacement", ""),
                span.string("suggestion_applicability", "").equals("MachineApplicable"));
    }

    private static boolean conflict(Part a, Part b) {
        Range left = a.location().range();
        Range right = b.location().range();
        return a.location().file().equals(b.location().file()) && (left.equals(right)
                || left.start().compareTo(right.end()) < 0 && right.start().compareTo(left.end()) < 0);
    }

    private static QuickFix fix(Json child, List<Part> parts) {
        Map<Path, List<TextEdit>> byFile = new LinkedHashMap<>();
        for (Part part : parts) {
            byFile.computeIfAbsent(part.location().file(), file -> new ArrayList<>())
                    .add(new TextEdit(part.location().range(), part.text()));
        }
        var edits = new ArrayList<FileEdits>();
        byFile.forEach((file, its) -> edits.add(new FileEdits(file, its)));
        return new QuickFix(title(child, parts), edits, parts.stream().allMatch(Part::safe));
    }

    /** The compiler's advice, and what it would write if that is short. */
    private static String title(Json child, List<Part> parts) {
        String advice = child.string("message", "");
        String first = advice.lines().findFirst().orElse("");
        String title = first.isEmpty() ? first
                : Character.toUpperCase(first.charAt(0)) + first.substring(1).replaceFirst("[.:]$", "");
        String text = parts.size() == 1 ? parts.getFirst().text().strip() : "";
        return text.isEmpty() || text.length() > SHOWN || text.contains("\n") || title.contains(text)
                ? title : title + ": " + text;
    }
}
