package dev.rustaiide.app.assistant.internal.talk;

import java.util.List;
import java.util.Optional;

/** Goes back through what was asked before; what was being written comes back at the end. */
public final class Recall {
    private List<String> asked = List.of();
    private String written = "";
    private int at = -1;

    /**
     * One further back.
     *
     * @param before all that was asked, the first first
     * @param now what the field has
     */
    public Optional<String> back(List<String> before, String now) {
        if (at < 0 || at < asked.size() && !asked.get(at).equals(now)) {
            asked = before.stream().filter(text -> !text.isBlank()).toList();
            written = now;
            at = asked.size();
        }
        if (at == 0) {
            return Optional.empty();
        }
        at--;
        return Optional.of(asked.get(at));
    }

    /** One further on; empty if people are not going through it. */
    public Optional<String> on(String now) {
        if (at < 0 || at >= asked.size() || !asked.get(at).equals(now)) {
            return Optional.empty();
        }
        at++;
        return Optional.of(at < asked.size() ? asked.get(at) : written);
    }

    /** Whether {@code now} is what was recalled, so that keys go on through it. */
    public boolean isAt(String now) {
        return at >= 0 && at < asked.size() && asked.get(at).equals(now);
    }
}
