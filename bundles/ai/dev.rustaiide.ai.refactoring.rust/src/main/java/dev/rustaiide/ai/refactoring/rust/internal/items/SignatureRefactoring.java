package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.refactoring.Refactoring;
import dev.rustaiide.ai.refactoring.rust.internal.RustNode;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.language.Reference.Of;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.types.LanguageId;

/** Changes parameters and result of a function, with all calls. Who knows types is asked which calls are meant. */
@Component
public final class SignatureRefactoring implements Refactoring {
    private static final Parameter PARAMETERS = new Parameter("params", "all parameters as they shall be, without "
            + "self, in their order: “b, a: u64, old => new, c: u32 = 0” keeps b, gives a another type, renames old, "
            + "adds c for which calls pass 0, and removes the others", Parameter.Form.OPTION);
    private static final Parameter RETURNS = new Parameter("returns", "the type of the result; () for none",
            Parameter.Form.OPTION);

    private final Syntax syntax;
    private final TextFiles files;
    private final LanguageFeatures features;

    @Activate
    public SignatureRefactoring(@Reference Syntax syntax, @Reference TextFiles files,
            @Reference LanguageFeatures features) {
        this.syntax = syntax;
        this.files = files;
        this.features = features;
    }

    @Override
    public String id() {
        return "signature";
    }

    @Override
    public String title() {
        return "Change signature";
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
        return List.of(PARAMETERS, RETURNS);
    }

    /** Of the parameters one value for each, {@code NAME: TYPE}; of the result its type. */
    @Override
    public Call<List<String>> values(Site site, Parameter parameter) {
        return Call.start("signature", scope -> {
            Found found = find(site);
            RustNode function = found.family().target().node();
            if (parameter.equals(RETURNS)) {
                return List.of(function.child("return_type").map(RustNode::text).orElse("()"));
            }
            return Family.parameters(function).stream().map(each -> SignatureChange.name(each)
                    + each.child("type").map(type -> ": " + type.text()).orElse("")).toList();
        });
    }

    private record Found(Workspace workspace, Resolver resolver, Family family) {}

    private Found find(Site site) throws FailureException {
        Workspace workspace = new SiteFiles(site, syntax, files).workspace(SignatureChange.WHAT);
        List<Module> modules = workspace.modulesOf(site.source().file());
        if (modules.size() != 1) {
            throw Refused.because(SignatureChange.WHAT, "The file is a module of " + (modules.isEmpty() ? "no crate."
                    : "several crates."), "Declare it as a module of one crate.");
        }
        Resolver resolver = new Resolver(workspace);
        return new Found(workspace, resolver, Family.at(workspace, resolver, modules.getFirst(),
                site.source().text().offsetOf(site.range().start())));
    }

    @Override
    public Call<Refactored> refactor(Site site) {
        return Call.start("change signature", scope -> {
            Found found = find(site);
            RustNode function = found.family().target().node();
            SignatureSpec spec = site.argument("params").isPresent()
                    ? SignatureSpec.of(site.argument("params").get()) : unchanged(function);
            Optional<Map<Path, Set<Integer>>> known = found.family().target().owner().isPresent()
                    ? known(scope, found) : Optional.empty();
            var change = new SignatureChange(found.workspace(), found.resolver(), found.family(), spec,
                    site.argument("returns").map(String::strip));
            SignatureChange.Outcome outcome = change.outcome(known);
            return new Refactored("Change signature of " + found.family().name(),
                    SiteFiles.edit(outcome.edits(), Optional.empty()), outcome.conflicts(), outcome.guessed());
        });
    }

    private static SignatureSpec unchanged(RustNode function) {
        return new SignatureSpec(Family.parameters(function).stream().map(SignatureChange::name)
                .map(name -> new SignatureSpec.Entry(Optional.of(name), name, Optional.empty(), Optional.empty()))
                .toList());
    }

    /** Where the functions are named, if somebody who knows types can say. */
    private Optional<Map<Path, Set<Integer>>> known(Scope scope, Found found) throws InterruptedException {
        Map<Path, Set<Integer>> places = new HashMap<>();
        for (Family.Member member : found.family().members()) {
            SourceFile file = member.module().file();
            int name = member.node().child("name").map(RustNode::start).orElse(member.node().start());
            var source = new SourceText(file.path(), LanguageId.RUST, 0, file.text());
            try {
                Answer<List<dev.rustaiide.foundation.language.Reference>> answer = scope.await(features.ask(
                        new Of(source, file.text().positionOf(name), true)));
                if (answer.isSyntactic() || answer.sources().isEmpty()) {
                    return Optional.empty();
                }
                for (var each : new ArrayList<>(answer.value())) {
                    SourceFile at = found.workspace().files().get(each.location().file());
                    if (at != null) {
                        places.computeIfAbsent(at.path(), fresh -> new HashSet<>())
                                .add(at.text().offsetOf(each.location().range().start()));
                    }
                }
            } catch (ExecutionException failed) {
                // Nobody who knows types can be asked: names have to do, and say so.
                return Optional.empty();
            }
        }
        return Optional.of(places);
    }
}
