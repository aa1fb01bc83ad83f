package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.refactoring.Refactoring;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.types.LanguageId;

/** Sorts and merges the imports of each group; drops those that are there twice or cannot be used. */
@Component
public final class ImportsRefactoring implements Refactoring {
    private static final String WHAT = "Cannot organise imports.";

    private final Syntax syntax;

    @Activate
    public ImportsRefactoring(@Reference Syntax syntax) {
        this.syntax = syntax;
    }

    @Override
    public String id() {
        return "imports";
    }

    @Override
    public String title() {
        return "Organise imports";
    }

    @Override
    public boolean covers(LanguageId language) {
        return language.equals(LanguageId.RUST);
    }

    @Override
    public Reach reach() {
        return Reach.FILE;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public Call<Refactored> refactor(Site site) {
        return Call.start("organise imports", scope -> new Refactored(
                "Organise imports of " + site.source().file().getFileName(), RustEdits.edit(site.source(),
                        new ImportOrder(RustText.of(WHAT, syntax, site.source())).changes()), List.of(), true));
    }
}
