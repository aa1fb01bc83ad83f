package dev.rustaiide.foundation.config.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.config.Lock;
import dev.rustaiide.foundation.config.Origin;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsView.Problem;
import dev.rustaiide.foundation.config.SettingsView.Severity;
import dev.rustaiide.foundation.serialization.Json;

/** What an organisation's file says besides values. */
record Policy(FileState file) {
    static final String BY = "by";
    static final String REASON = "reason";
    static final String SETTINGS = "settings";
    static final String LOCKED = "locked";
    static final String ALL_BELOW = ".*";
    private static final Set<String> MEMBERS = Set.of(BY, REASON, SETTINGS, LOCKED, "$schema");

    boolean locks(SettingKey<?> key) {
        for (Json item : root().get(LOCKED).items()) {
            if (item instanceof Json.Str(String pattern) && covers(pattern, key.id())) {
                return true;
            }
        }
        return false;
    }

    /** Who locks {@code key} and why; null if it is free. */
    @Nullable
    Lock lock(SettingKey<?> key) {
        return locks(key) ? new Lock(by(), root().string(REASON, ""), file.sourceOf(file.good().placeOf(LOCKED)))
                : null;
    }

    private Json root() {
        return file.good().root();
    }

    /** A lock that nobody signs is one all the same. */
    private String by() {
        return root().optionalString(BY).filter(name -> !name.isBlank()).orElse("your organisation");
    }

    static boolean covers(String pattern, String id) {
        return pattern.endsWith(ALL_BELOW) ? id.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(id);
    }

    /** What is wrong in the file's own members; the values are looked at like those of any layer. */
    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        if (root().members().isEmpty()) {
            return problems;
        }
        if (root().optionalString(BY).isEmpty()) {
            problems.add(problem(BY, "\"by\" must name who decides, as a text in quotes."));
        }
        demand(problems, REASON, root().get(REASON) instanceof Json.Str, "a text in quotes");
        demand(problems, SETTINGS, root().get(SETTINGS) instanceof Json.Obj, "an object with settings");
        boolean texts = root().get(LOCKED) instanceof Json.Arr(var items)
                && items.stream().allMatch(Json.Str.class::isInstance);
        demand(problems, LOCKED, texts, "a list of ids in quotes");
        for (String name : root().members().keySet()) {
            if (!MEMBERS.contains(name)) {
                problems.add(problem(name, "A policy has no \"" + name + "\"."));
            }
        }
        return problems;
    }

    private void demand(List<Problem> problems, String name, boolean fits, String rule) {
        if (!fits && root().members().containsKey(name)) {
            problems.add(problem(name, '"' + name + "\" must be " + rule + '.'));
        }
    }

    private Problem problem(String name, String message) {
        return new Problem(Origin.POLICY, file.sourceOf(file.good().placeOf(name)), Severity.ERROR, message);
    }
}
