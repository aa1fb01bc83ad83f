package dev.rustaiide.foundation.config.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.rustaiide.foundation.common.Nearest;
import dev.rustaiide.foundation.config.Explanation.Said;
import dev.rustaiide.foundation.config.Explanation.Verdict;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsView.Problem;
import dev.rustaiide.foundation.config.SettingsView.Severity;
import dev.rustaiide.foundation.serialization.Json;

/** Looks through layers for what does not count or means nothing. */
record Problems(Stack stack, List<SettingKey<?>> keys) {
    private static final String NO_SETTING = "$";

    /** By file and line. */
    List<Problem> all() {
        var problems = new ArrayList<Problem>(stack.policy().problems());
        var broken = new LinkedHashMap<Path, Problem>();
        for (Layer layer : stack.layers()) {
            if (file(layer) instanceof FileState file && file.problem() != null) {
                broken.put(file.path(), file.problem());
            }
            addUnknown(layer, problems);
        }
        for (SettingKey<?> key : keys) {
            stack.useless(key).forEach(said -> problems.add(passedOver(key, said)));
        }
        addUselessLocks(problems);
        // What was wrong in the last good content stands at lines that the file has no more.
        problems.removeIf(problem -> problem.source().file() != null && broken.containsKey(problem.source().file()));
        problems.addAll(broken.values());
        problems.sort(Comparator.comparing((Problem problem) -> String.valueOf(problem.source().file()))
                .thenComparingInt(problem -> problem.source().line()));
        return List.copyOf(problems);
    }

    private static Layer file(Layer layer) {
        return layer instanceof FolderLayer folder ? folder.file() : layer;
    }

    private static Problem passedOver(SettingKey<?> key, Said said) {
        return new Problem(said.origin(), said.source(),
                said.verdict() == Verdict.UNTRUSTED ? Severity.WARNING : Severity.ERROR,
                '"' + key.id() + "\" does not count. " + said.why());
    }

    private void addUnknown(Layer layer, List<Problem> problems) {
        Set<String> known = new LinkedHashSet<>();
        keys.forEach(key -> known.add(layer.nameOf(key)));
        for (String name : layer.names()) {
            if (!known.contains(name) && !name.startsWith(NO_SETTING)) {
                problems.add(unknown(layer, name, known));
            }
        }
    }

    /** A name that is like no other and in no group that is known may be for a face of the product that is not here. */
    private static Problem unknown(Layer layer, String name, Set<String> known) {
        Optional<String> nearest = Nearest.to(name, known);
        boolean ours = nearest.isPresent() || groups(known).contains(group(name));
        return new Problem(layer.origin(), layer.source(name), ours ? Severity.WARNING : Severity.HINT,
                "There is no setting \"" + name + "\" here."
                        + nearest.map(near -> " Did you mean \"" + near + "\"?").orElse(""));
    }

    private static Set<String> groups(Collection<String> names) {
        return names.stream().map(Problems::group).collect(Collectors.toSet());
    }

    private static String group(String name) {
        return name.substring(0, Math.max(0, name.indexOf('.')));
    }

    /** A lock with a slip of the pen in it locks nothing, and whoever wrote it should know. */
    private void addUselessLocks(List<Problem> problems) {
        FileState file = stack.policy().file();
        Set<String> ids = keys.stream().map(SettingKey::id).collect(Collectors.toSet());
        for (Json item : file.good().root().get(Policy.LOCKED).items()) {
            String pattern = item.asString().orElse("");
            if (!pattern.isEmpty() && ids.stream().noneMatch(id -> Policy.covers(pattern, id))) {
                Optional<String> nearest = Nearest.to(pattern, ids);
                problems.add(new Problem(file.origin(), file.sourceOf(file.good().placeOf(Policy.LOCKED)),
                        nearest.isPresent() ? Severity.WARNING : Severity.HINT, "The lock \"" + pattern
                                + "\" fits no setting here." + nearest.map(near -> " Did you mean \"" + near + "\"?")
                                        .orElse("")));
            }
        }
    }
}
