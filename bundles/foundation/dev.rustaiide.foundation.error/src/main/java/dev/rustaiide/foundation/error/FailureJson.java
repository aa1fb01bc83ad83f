package dev.rustaiide.foundation.error;

import dev.rustaiide.foundation.error.internal.JsonLine;

/**
 * A failure as JSON for scripts: {@code {"error": {"code", "what", "why", "nextStep"}}}, with {@code place}, and
 * {@code causes} and {@code count} of several, and {@code correlation} where there is one. Members are only ever added.
 */
public final class FailureJson {
    private FailureJson() {}

    /** One line of strict JSON. */
    public static String of(Failure failure) {
        return of(failure, "");
    }

    /** @param correlation what the log names the same undertaking by; may be empty */
    public static String of(Failure failure, String correlation) {
        return new JsonLine().put("error", body(failure, correlation)).toString();
    }

    static JsonLine body(Failure failure, String correlation) {
        var json = new JsonLine().put("code", failure.code()).put("what", failure.what()).put("why", failure.why())
                .put("nextStep", failure.nextStep());
        failure.at().ifPresent(place -> json.put("place", place(place)));
        if (failure instanceof Failure.Several several) {
            json.put("count", several.count())
                    .put("causes", several.groups().stream().map(FailureJson::group).toList());
        }
        return correlation.isEmpty() ? json : json.put("correlation", correlation);
    }

    private static JsonLine group(Failure.Group group) {
        Failure first = group.first();
        return new JsonLine().put("code", first.code()).put("count", group.count()).put("why", first.why())
                .put("nextStep", first.nextStep())
                .put("places", group.places().stream().map(FailureJson::place).toList());
    }

    private static JsonLine place(Failure.Place place) {
        var json = new JsonLine().put("file", place.file().toString());
        if (place.line() > 0) {
            json.put("line", place.line());
        }
        return place.column() > 0 ? json.put("column", place.column()) : json;
    }
}
