package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.refactoring.Refactoring;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.types.LanguageId;

/** Puts the value of a variable where it is used, and drops the variable. */
@Component
public final class InlineRefactoring implements Refactoring {
    private static final String WHAT = "Cannot inline this variable.";

    private final Syntax syntax;

    @Activate
    public InlineRefactoring(@Reference Syntax syntax) {
        this.syntax = syntax;
    }

    @Override
    public String id() {
        return "inline";
    }

    @Override
    public String title() {
        return "Inline variable";
    }

    @Override
    public boolean covers(LanguageId language) {
        return language.equals(LanguageId.RUST);
    }

    @Override
    public Reach reach() {
        return Reach.CARET;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public Call<Refactored> refactor(Site site) {
        return Call.start("inline variable", scope -> {
            var inlining = new VariableInlining(RustText.of(WHAT, syntax, site.source()),
                    site.source().text().offsetOf(site.range().start()));
            return new Refactored("Inline variable", RustEdits.edit(site.source(), inlining.changes()), List.of(),
                    true);
        });
    }
}
