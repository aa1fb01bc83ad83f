package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.refactoring.Refactoring;
import dev.rustaiide.ai.refactoring.rust.internal.RustText;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.LanguageId;

/** Moves an item to another module of its crate. */
@Component
public final class MoveRefactoring implements Refactoring {
    private static final Parameter MODULE = new Parameter("module", "the module that it goes to, like crate::shapes, or"
            + " its file; made if it is not there", Parameter.Form.NEEDED);
    private static final Parameter IMPLS = new Parameter("with-impls", "the impl blocks of a type that are in its "
            + "module go with it", Parameter.Form.FLAG);

    private final Syntax syntax;
    private final TextFiles files;

    @Activate
    public MoveRefactoring(@Reference Syntax syntax, @Reference TextFiles files) {
        this.syntax = syntax;
        this.files = files;
    }

    @Override
    public String id() {
        return "move";
    }

    @Override
    public String title() {
        return "Move item";
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
        return List.of(MODULE, IMPLS);
    }

    @Override
    public Call<List<String>> values(Site site, Parameter parameter) {
        return !parameter.equals(MODULE) ? Call.of(List.of()) : Call.start("modules to move to", scope -> {
            Item item = item(site);
            return item.module().crate().modules().stream().filter(module -> module != item.module())
                    .map(Module::path).distinct().toList();
        });
    }

    private Item item(Site site) throws FailureException {
        SiteFiles sites = new SiteFiles(site, syntax, files);
        return ItemMove.itemAt(sites.workspace(ItemMove.WHAT), site.source().file(),
                site.source().text().offsetOf(site.range().start()));
    }

    @Override
    public Call<Refactored> refactor(Site site) {
        return Call.start("move item", scope -> {
            SiteFiles sites = new SiteFiles(site, syntax, files);
            Workspace workspace = sites.workspace(ItemMove.WHAT);
            Item item = ItemMove.itemAt(workspace, site.source().file(),
                    site.source().text().offsetOf(site.range().start()));
            Destination to = Destination.of(site.argument("module").orElse(""), item.module(), workspace,
                    file -> new SourceFile(file, RustText.of(ItemMove.WHAT, syntax, syntax.languageOf(file, ""),
                            Text.EMPTY)));
            boolean withImpls = site.arguments().containsKey("with-impls");
            ItemMove.Outcome outcome = new ItemMove(workspace, item, to, withImpls).outcome();
            return new Refactored("Move " + item.name() + " to " + to.module().path(),
                    SiteFiles.edit(outcome.edits(), outcome.created()), outcome.conflicts(), true);
        });
    }
}
