package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.refactoring.Refactoring;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.types.LanguageId;

/** Gives an expression a name of its own. */
@Component
public final class VariableRefactoring implements Refactoring {
    private static final String WHAT = "Cannot extract a variable.";

    private final Syntax syntax;

    @Activate
    public VariableRefactoring(@Reference Syntax syntax) {
        this.syntax = syntax;
    }

    @Override
    public String id() {
        return "variable";
    }

    @Override
    public String title() {
        return "Extract variable";
    }

    @Override
    public boolean covers(LanguageId language) {
        return language.equals(LanguageId.RUST);
    }

    @Override
    public Reach reach() {
        return Reach.SELECTION;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("name", "the new name", Parameter.Form.NEEDED));
    }

    @Override
    public Call<Refactored> refactor(Site site) {
        return Call.start("extract variable", scope -> {
            String name = site.argument("name").orElse("extracted_value");
            var extraction = new VariableExtraction(RustText.of(WHAT, syntax, site.source()),
                    RustEdits.span(site.source().text(), site.range()));
            return new Refactored("Extract variable " + name, RustEdits.edit(site.source(), extraction.as(name)),
                    List.of(), true);
        });
    }
}
