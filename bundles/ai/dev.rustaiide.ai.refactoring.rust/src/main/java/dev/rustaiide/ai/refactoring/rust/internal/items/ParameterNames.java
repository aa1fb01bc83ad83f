package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.rustaiide.ai.refactoring.rust.internal.Binding.Occurrence;
import dev.rustaiide.ai.refactoring.rust.internal.RustNode;

/** Whether new parameters would take names away from something. */
record ParameterNames(RustNode function, SourceFile file, Report report) {
    /** Is told what is in the way. */
    @FunctionalInterface
    interface Report {
        void conflict(SourceFile file, int offset, String why, String nextStep);
    }

    /** @param texts of all parameters as they will be */
    void check(List<String> texts, SignatureSpec spec) {
        Set<String> names = new HashSet<>();
        for (String text : texts) {
            String name = Words.split(text, ':').getFirst().replaceFirst("^mut ", "").strip();
            if (!name.equals("_") && !names.add(name)) {
                report.conflict(file, function.start(), "Two parameters would have the name “" + name + "”.",
                        "Choose another name.");
            }
        }
        Set<String> fresh = new HashSet<>();
        spec.entries().stream().filter(entry -> entry.value().isPresent()).forEach(entry -> fresh.add(entry.name()));
        for (Occurrence each : file.rust().scopes().occurrences()) {
            boolean inside = function.start() <= each.start() && each.end() <= function.end();
            if (inside && fresh.contains(each.name()) && !each.declares() && each.binding().isEmpty()) {
                report.conflict(file, each.start(), "“" + each.name() + "” means something else here, which the new "
                        + "parameter would hide.", "Choose another name.");
            }
        }
    }
}
