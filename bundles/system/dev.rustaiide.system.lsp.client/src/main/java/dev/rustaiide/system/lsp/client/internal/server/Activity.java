package dev.rustaiide.system.lsp.client.internal.server;

import java.util.LinkedHashMap;
import java.util.OptionalInt;

import dev.rustaiide.foundation.serialization.Json;

/** What a server says that it is at. Any thread may use it. */
final class Activity {
    private final LinkedHashMap<String, Step> steps = new LinkedHashMap<>();
    /** Whether it tells by itself when it has settled; then steps say nothing about that. */
    private boolean tells;
    private boolean settled;
    private String trouble = "";

    /**
     * @param isAtWork whether it is not yet at its best
     * @param trouble what is wrong with the project; may be empty
     */
    record View(boolean isAtWork, String message, OptionalInt percent, String trouble) {}

    private record Step(String title, String message, OptionalInt percent) {
        String text() {
            return message.isEmpty() ? title : title + ": " + message;
        }
    }

    Activity(boolean tells) {
        this.tells = tells;
    }

    /** {@code $/progress}. */
    synchronized void progress(Json params) {
        String token = params.get("token").print();
        Json value = params.get("value");
        Step before = steps.get(token);
        OptionalInt percent = percent(value);
        switch (value.string("kind", "")) {
            case "begin" -> steps.put(token, new Step(value.string("title", ""), value.string("message", ""), percent));
            case "report" -> {
                if (before != null) {
                    steps.put(token, new Step(before.title, value.string("message", before.message),
                            percent.isPresent() ? percent : before.percent));
                }
            }
            case "end" -> steps.remove(token);
            default -> { }
        }
    }

    private static OptionalInt percent(Json value) {
        var number = value.get("percentage").asLong();
        return number.isPresent() ? OptionalInt.of((int) Math.clamp(number.getAsLong(), 0, 100)) : OptionalInt.empty();
    }

    /** {@code experimental/serverStatus}. */
    synchronized void status(Json params) {
        tells = true;
        settled = params.flag("quiescent", true);
        trouble = params.string("health", "ok").equals("ok") ? "" : params.string("message", "");
    }

    synchronized View view() {
        boolean atWork = tells ? !settled : !steps.isEmpty();
        Step last = steps.isEmpty() ? new Step("", "", OptionalInt.empty()) : steps.lastEntry().getValue();
        return new View(atWork, last.text(), last.percent(), trouble);
    }
}
