package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.refactoring.Refactoring;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.types.LanguageId;

/** Makes a function of statements. */
@Component
public final class FunctionRefactoring implements Refactoring {
    private static final String WHAT = "Cannot extract a function.";

    private final Syntax syntax;
    private final LanguageFeatures features;

    @Activate
    public FunctionRefactoring(@Reference Syntax syntax, @Reference LanguageFeatures features) {
        this.syntax = syntax;
        this.features = features;
    }

    @Override
    public String id() {
        return "function";
    }

    @Override
    public String title() {
        return "Extract function";
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
        return Call.start("extract function", scope -> {
            String name = site.argument("name").orElse("extracted_function");
            var extraction = new FunctionExtraction(RustText.of(WHAT, syntax, site.source()),
                    RustEdits.span(site.source().text(), site.range()), new HoverTypes(scope, features, site.source()));
            return new Refactored("Extract function " + name, RustEdits.edit(site.source(), extraction.as(name)),
                    List.of(), true);
        });
    }
}
