package dev.rustaiide.system.cargo.integration.internal.reports;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.cargo.integration.BuildTimes;
import dev.rustaiide.system.cargo.integration.BuildTimes.Unit;

/** Cargo's page about a build, whose figures stand in a script in it. */
public final class TimingsPage {
    private static final String UNITS = "UNIT_DATA = ";

    private TimingsPage() {}

    /**
     * Empty if there are no figures in it.
     *
     * @throws JsonException if they are not as they should be
     */
    public static Optional<BuildTimes> read(String html, Path page) throws JsonException {
        int start = html.indexOf(UNITS);
        int end = start < 0 ? -1 : html.indexOf("\n];", start);
        if (end < 0) {
            return Optional.empty();
        }
        List<Unit> units = new ArrayList<>();
        int fresh = 0;
        Duration total = Duration.ZERO;
        for (Json each : Json.parse(html.substring(start + UNITS.length(), end + 2)).items()) {
            Unit unit = unit(each);
            if (unit.took().isZero()) {
                fresh++;
                continue;
            }
            units.add(unit);
            Duration ended = unit.start().plus(unit.took());
            total = ended.compareTo(total) > 0 ? ended : total;
        }
        units.sort(Comparator.comparing(Unit::took).reversed());
        return Optional.of(new BuildTimes(units, fresh, total, page));
    }

    private static Unit unit(Json json) {
        Duration code = Duration.ZERO;
        for (Json section : json.get("sections").items()) {
            List<Json> pair = section.items();
            if (pair.size() == 2 && pair.getFirst().asString().orElse("").equals("codegen")) {
                code = seconds(pair.get(1).get("end")).minus(seconds(pair.get(1).get("start")));
            }
        }
        return new Unit(json.string("name", "?"), json.string("version", ""), json.string("target", "").strip(),
                seconds(json.get("start")), seconds(json.get("duration")), code);
    }

    private static Duration seconds(Json number) {
        return Duration.ofMillis(Math.round(1000 * number.asDouble().orElse(0)));
    }
}
