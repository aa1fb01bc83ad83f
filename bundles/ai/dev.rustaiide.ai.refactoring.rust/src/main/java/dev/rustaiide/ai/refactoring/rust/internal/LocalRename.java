package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.refactoring.rust.internal.Binding.Form;
import dev.rustaiide.ai.refactoring.rust.internal.Binding.Occurrence;
import dev.rustaiide.ai.refactoring.rust.internal.RustText.Expected;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.TextChange;

/** Renames what a function binds, which nobody outside of it can name. */
public final class LocalRename {
    static final String WHAT = "Cannot rename this.";

    private final RustText rust;

    public LocalRename(RustText rust) {
        this.rust = rust;
    }

    /** The name at {@code offset}, if a function binds it; fails if syntax cannot tell where else it stands. */
    public Optional<Occurrence> at(int offset) throws FailureException {
        Optional<Occurrence> here = rust.scopes().at(offset).filter(occurrence -> occurrence.binding()
                .filter(binding -> binding.kind() != Binding.Kind.ITEM).isPresent());
        if (here.isPresent()) {
            Optional<String> doubt = here.get().binding().get().doubt();
            if (doubt.isPresent()) {
                throw RustNames.refused(WHAT, doubt.get(), "Wait for the language server, which expands macros.");
            }
        }
        return here;
    }

    public List<TextChange> to(Occurrence occurrence, String name) throws FailureException {
        RustNames.require(WHAT, name);
        Binding binding = occurrence.binding().orElseThrow();
        if (Character.isUpperCase(name.charAt(0))) {
            throw RustNames.refused(WHAT, "“" + name + "” begins with a capital letter; in a pattern it would be taken "
                    + "for a constant.", "Begin it with a small letter.");
        }
        List<TextChange> changes = new ArrayList<>();
        for (Occurrence place : binding.occurrences()) {
            String written = place.form() == Form.SHORTHAND ? place.name() + ": " + name : name;
            if (place.form() == Form.FORMATTED && name.startsWith("r#")) {
                throw RustNames.refused(WHAT, "It stands in a string that is formatted, where raw names cannot.",
                        "Choose another name.");
            }
            changes.add(TextChange.of(place.start(), place.end(), written));
        }
        changes.sort(Comparator.comparingInt(TextChange::start));
        check(binding, name, changes);
        return changes;
    }

    private void check(Binding renamed, String name, List<TextChange> changes) throws FailureException {
        List<Expected> expected = new ArrayList<>();
        for (Occurrence each : rust.scopes().occurrences()) {
            boolean isRenamed = each.binding().filter(binding -> binding == renamed).isPresent();
            expected.add(new Expected(isRenamed ? name : each.name(), each.binding()));
        }
        RustText after = rust.after(WHAT, changes);
        Optional<Occurrence> difference = after.firstDifference(expected);
        if (difference.isPresent()) {
            throw RustNames.refused(WHAT, "“" + name + "” means something else at line "
                    + after.line(difference.get()) + " already.", "Choose another name.");
        }
    }
}
